import { cancelFulfillmentJob } from "#app/fulfillment/reconcile/cancel-fulfillment.server.ts";
import { ShipmentLines } from "#app/fulfillment/tracking/load-shipment.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { type ShipmentId, WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { pushStockJob } from "#app/stock/push-stock-job.server.ts";
import { raiseStock } from "#app/stock/raise-stock.server.ts";
import { packing } from "./messages.ts";
import { lockShippedHere, whyNotUndone } from "./shipped-here.server.ts";

/** Shopify counts the units as there again once it has cancelled the fulfillment: told before, it would count them twice. */
const AFTER_SHOPIFY_SECONDS = 20;

/**
 * Takes back the word that a parcel left a packing station: its fulfillment is cancelled in Shopify, its units lie on the shelf again. They
 * are shipped again only by a person's word (reconcile/ship-again). Twice equals once.
 */
export function undoShipment(shop: Shop, shipmentId: ShipmentId, by: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    const shipment = await lockShippedHere(db, shop, shipmentId);
    if (!shipment) return refusal(packing.message("no-such-shipment"));
    if (shipment.undoneAt !== null) return { ok: true, message: packing.message("shipment-undone") };
    const why = whyNotUndone(shipment);
    if (why) return refusal(why);

    const { parcel } = shipment;
    const lines = ShipmentLines.parse(shipment.lines);
    const undone = { undoneAt: nowDate(), undoneBy: by };
    await db.shipment.update({ where: { shopId_id: { shopId: shop.id, id: shipmentId } }, data: undone });
    if ((await db.shipment.count({ where: { shopId: shop.id, parcelId: parcel.id, undoneAt: null } })) === 0)
      await db.parcel.update({ where: { shopId_id: { shopId: shop.id, id: parcel.id } }, data: { shippedAt: null } });
    await raiseStock(db, shop, parcel.warehouseId, lines);
    const units = lines.map(({ orderLineId, sku, quantity }) => {
      const title = parcel.lines.find((line) => String(line.orderLineId) === orderLineId)?.title ?? sku;
      return packing.message("units-of", { units: quantity, title });
    });
    const message = packing.message("undid-shipment", { units });
    await writeTimeline(db, shop, { orderId: parcel.orderId, actor: by, event: "shipment-undone", message });
    await enqueue(db, shop, cancelFulfillmentJob, { shipmentId });
    const warehouseId = WarehouseId.parse(parcel.warehouseId);
    await enqueue(db, shop, pushStockJob, { warehouseId }, { startAfterSeconds: AFTER_SHOPIFY_SECONDS });
    return { ok: true, message: packing.message("shipment-undone") };
  });
}
