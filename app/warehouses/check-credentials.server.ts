import type { Message } from "#app/platform/messages/message.ts";
import { openAccount } from "./open-connection.server.ts";
import type { WarehouseProvider } from "./providers/provider.ts";
import type { ConnectionCheck } from "./warehouse-connection.ts";
import { WarehouseFault } from "./warehouse-fault.ts";

/** Messages are for the merchant. `unavailable`: the provider gave no answer; nothing is known about the credentials. */
export type CredentialsCheck = ConnectionCheck | { outcome: "unavailable"; message: Message };

/** Asks a provider whom its credentials belong to, and which buildings and channels there are to choose from. Nothing is kept. */
export async function checkCredentials(provider: WarehouseProvider, credentials: object): Promise<CredentialsCheck> {
  try {
    return await openAccount(provider, credentials).check();
  } catch (fault) {
    if (fault instanceof WarehouseFault) return { outcome: "unavailable", message: fault.words };
    throw fault;
  }
}
