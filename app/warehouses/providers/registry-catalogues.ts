import type { AnyCatalogue } from "#app/platform/messages/catalogue.ts";
import { builtInWords } from "./built-in/messages.ts";
import { shipBobWords } from "./shipbob/messages.ts";

/** What the house's own providers say of themselves and their answers, for whatever shows messages: also in the browser. */
export const providerCatalogues: readonly AnyCatalogue[] = [builtInWords, shipBobWords];
