import type { Shop } from "#app/platform/shop.ts";
import { connectShipBob } from "./providers/shipbob/connect-shipbob.server.ts";
import type { ShipBobCredentials } from "./shipbob-credentials.ts";
import type { ConnectionCheck } from "./warehouse-connection.ts";
import { WarehouseFault } from "./warehouse-fault.ts";

/** Messages are for the merchant. `unavailable`: ShipBob gave no answer; nothing is known about the credentials. */
export type ShipBobCheck = ConnectionCheck | { outcome: "unavailable"; message: string };

/** Asks ShipBob who the token belongs to, and which buildings and channels there are to choose from. Nothing is kept. */
export async function checkShipBob(_shop: Shop, credentials: ShipBobCredentials): Promise<ShipBobCheck> {
  try {
    return await connectShipBob({ ...credentials, channelId: null, buildingId: null }).check();
  } catch (fault) {
    if (fault instanceof WarehouseFault) return { outcome: "unavailable", message: fault.message };
    throw fault;
  }
}
