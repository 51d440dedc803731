import { seal } from "#app/platform/crypto/seal.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { checkShipBob } from "./check-shipbob.server.ts";
import type { ConnectOutcome } from "./connect-outcome.ts";
import { beginConnecting } from "./connecting/begin-connecting.server.ts";
import { completeNow } from "./connecting/complete-now.server.ts";
import { CREDENTIALS } from "./sealed-columns.ts";
import type { ShipBobForm } from "./shipbob-form.ts";

/** Connects one of ShipBob's buildings, after asking ShipBob whether the token, the channel and the building go together. */
export async function connectShipBobWarehouse(shop: Shop, form: ShipBobForm): Promise<ConnectOutcome> {
  const { name, credentials, buildingId, channelId, ...terms } = form;

  const check = await checkShipBob(shop, credentials);
  if (check.outcome !== "connected") return { outcome: "refused", field: "token", message: check.message };
  const building = check.buildings.find(({ id }) => id === buildingId);
  if (!building)
    return { outcome: "refused", field: "buildingId", message: "This ShipBob account can't use that building. Choose another one." };
  if (!check.channels.some(({ id }) => id === channelId))
    return { outcome: "refused", field: "channelId", message: "This token can't place orders in that channel. Choose another one." };

  const begun = await beginConnecting(shop, {
    kind: "shipbob",
    name,
    address: building.address,
    terms: { ...terms, timeZone: terms.timeZone ?? building.timeZone },
    credentials: seal(JSON.stringify(credentials), { shop: shop.domain, column: CREDENTIALS }),
    buildingId,
    channelId,
  });
  return begun.outcome === "begun" ? completeNow(shop, begun.warehouseId) : begun;
}
