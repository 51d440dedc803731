import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { isCancelled } from "#app/parcels/parcel-stage.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { loadOrder } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { settleStage } from "../settle-stage.server.ts";
import { newHold } from "./decision.ts";
import { find, forgetDecisions, keepDecision, readDecisions } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";
import { canCancelParcel } from "./order-actions.ts";

/**
 * Cancels one parcel by hand. Its units go nowhere until a person says so: the order is on hold from then on, until it is released, or is the
 * merchant's to ship. Its other parcels go on. The order's timeline keeps the person's `reason`.
 */
export async function cancelParcelByHand(
  shop: Shop,
  orderId: bigint,
  parcelId: ParcelId,
  by: Actor,
  reason: string | null = null,
): Promise<Reply> {
  const found = await inShop(shop, async (db) => {
    await lockOrders(db, shop, [orderId]);
    const order = await loadOrder(db, shop, orderId);
    const parcel = order?.parcels.find(({ id }) => id === parcelId);
    if (!order || !parcel) return null;
    const wasHeld = find(await readDecisions(db, shop, orderId), "hold") !== undefined;
    // Written down before anything is cancelled: nothing of it may be routed in between.
    if (canCancelParcel(parcel) && !wasHeld)
      await keepDecision(db, shop, orderId, { decision: newHold({ reason: "OTHER", afterCancelling: true, stops: [parcelId] }), by });
    return { order, parcel, wasHeld };
  });
  if (!found) return refusal(decisions.message("no-such-parcel"));
  const { order, parcel, wasHeld } = found;
  const { name: warehouse } = parcel.warehouse;
  if (isCancelled(parcel)) return { ok: true, message: decisions.message("parcel-cancelled") };
  if (!canCancelParcel(parcel)) return refusal(decisions.message("parcel-left", { warehouse }));

  const why = decisions.message("cancelled-parcel", { warehouse });
  const stopped = await cancelParcel(shop, parcel, { why, by }).catch((fault: unknown) => {
    if (fault instanceof WarehouseFault) return fault;
    throw fault;
  });
  if (stopped !== true) {
    if (!wasHeld) await inShop(shop, (db) => forgetDecisions(db, shop, orderId, "hold"));
    if (stopped === false) return refusal(fulfillment.message("already-packed", { warehouse, order: order.name }));
    return refusal(decisions.message("silent", { order: order.name, why: stopped.words }));
  }
  await inShop(shop, async (db) => {
    const message = reason === null ? why : decisions.message("cancelled-parcel-because", { warehouse, reason });
    await writeTimeline(db, shop, { orderId, actor: by, event: "parcel-cancelled-by-hand", message });
    await settleStage(db, shop, orderId);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { ok: true, message: decisions.message("parcel-cancelled") };
}
