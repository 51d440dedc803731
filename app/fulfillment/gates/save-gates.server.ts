import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { reconcileEach } from "../reconcile-order-job.server.ts";
import type { GatePolicy } from "./gate.ts";

/** Keeps what the merchant wants to be held. Orders that are held now are looked at again; those under way stay under way. */
export async function saveGates(shop: Shop, { holdUnpaid, paidOnDelivery, holdRisk, holdTags }: GatePolicy): Promise<void> {
  await inShop(shop, async (db) => {
    await fulfillmentSettings.save(db, shop, { holdUnpaid, paidOnDelivery: [...paidOnDelivery], holdRisk, holdTags: [...holdTags] });
    const held = await db.order.findMany({ where: { shopId: shop.id, stage: "held" }, select: { id: true } });
    await reconcileEach(
      db,
      shop,
      held.map(({ id }) => id),
    );
  });
}
