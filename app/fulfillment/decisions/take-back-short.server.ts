import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { fulfillmentSettings, isRouted } from "../fulfillment-settings.server.ts";
import { loadOrder } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { settleStage } from "../settle-stage.server.ts";

/**
 * Calls a parcel off that can't be filled, so that its order is routed anew with stock as it was counted (count first). An order that is not
 * Waybill's to route is put before a person. False when it was too late, or done already.
 */
export async function takeBackShort(shop: Shop, orderId: bigint, parcelId: string, why: Message, by: Actor): Promise<boolean> {
  const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
  const parcel = order?.parcels.find(({ id, stage }) => id === parcelId && stage !== "cancelled");
  if (!order || !parcel || !(await cancelParcel(shop, parcel, { why, by }))) return false;
  await inShop(shop, async (db) => {
    await writeTimeline(db, shop, { orderId, actor: by, event: "short-pick", message: why });
    if (!isRouted(await fulfillmentSettings.read(db, shop), order)) {
      const units = parcel.lines.map(({ quantity, title }) => fulfillment.message("units-of", { units: quantity, title }));
      const message = fulfillment.message("short", { order: order.name, warehouse: parcel.warehouse.name, units });
      await openException(db, shop, { cause: "order.short", subject: `order:${orderId}`, orderId, message });
    }
    await settleStage(db, shop, orderId);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return true;
}
