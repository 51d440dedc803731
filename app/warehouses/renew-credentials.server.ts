import { seal } from "#app/platform/crypto/seal.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { providerAddress } from "./callback-address.server.ts";
import { checkShipBob } from "./check-shipbob.server.ts";
import { openConnection } from "./open-connection.server.ts";
import { CREDENTIALS, WEBHOOK_SECRET } from "./sealed-columns.ts";
import type { ShipBobCredentials } from "./shipbob-credentials.ts";
import { warehouseRefusalEnded } from "./warehouse-events.ts";
import { WarehouseFault } from "./warehouse-fault.ts";

/** Messages are for the merchant. */
export type RenewedCredentials = { outcome: "renewed" } | { outcome: "refused" | "not-found"; message: string };

/** Takes a new token for a ShipBob warehouse once ShipBob accepts it for the same building and channel; a refused warehouse works again. */
export async function renewCredentials(shop: Shop, id: WarehouseId, credentials: ShipBobCredentials): Promise<RenewedCredentials> {
  const known = await inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  if (known?.kind !== "shipbob" || known.state === "disconnected")
    return { outcome: "not-found", message: "This warehouse is no longer connected." };

  const check = await checkShipBob(shop, credentials);
  if (check.outcome !== "connected") return { outcome: "refused", message: check.message };
  const sameAccount =
    check.buildings.some((building) => building.id === known.buildingId) && check.channels.some(({ id }) => id === known.channelId);
  if (!sameAccount)
    return {
      outcome: "refused",
      message: "This token belongs to another ShipBob account, or can't use this warehouse's building and channel.",
    };

  const renewed = { ...known, credentials: seal(JSON.stringify(credentials), { shop: shop.domain, column: CREDENTIALS }) };
  try {
    const subscription = await openConnection(shop, renewed).subscribe(providerAddress(shop, known.callbackKey));
    const data = {
      credentials: renewed.credentials,
      webhookSecret:
        subscription.outcome === "subscribed" ? seal(subscription.secret, { shop: shop.domain, column: WEBHOOK_SECRET }) : null,
      lastProblem: subscription.outcome === "refused" ? subscription.message : null,
    };
    await inShop(shop, async (db) => {
      await db.warehouse.updateMany({ where: { shopId: shop.id, id }, data });
      const { count } = await db.warehouse.updateMany({ where: { shopId: shop.id, id, state: "refused" }, data: { state: "connected" } });
      if (count > 0) await publish(db, shop, warehouseRefusalEnded, { warehouseId: id });
    });
    return { outcome: "renewed" };
  } catch (fault) {
    if (fault instanceof WarehouseFault) return { outcome: "refused", message: fault.message };
    throw fault;
  }
}
