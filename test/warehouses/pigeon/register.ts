import { registerProvider } from "#app/warehouses/providers/registry.server.ts";
import { pigeon } from "./provider.ts";

// Imported before the rooms are: they hear the calls of the providers that are known then.
registerProvider(pigeon);
