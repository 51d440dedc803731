import { type Actor, actorInSentence } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";
import { reportCalledBack } from "../exceptions/report-called-back.server.ts";
import { loadOrder } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { cancelParcel } from "./cancel-parcels.server.ts";

/**
 * Asks warehouses once more to stop parcels that nobody wants and that they had packed already: a person has spoken to them since. What they
 * stop leaves the worklist; of what leaves all the same the first one's reason is said.
 */
export async function stopAgain(shop: Shop, exceptionIds: readonly string[], actor: Actor): Promise<Reply> {
  const asked = await inShop(shop, (db) =>
    db.exception.findMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null, orderId: { not: null }, parcelId: { not: null } },
      select: { orderId: true, parcelId: true, cause: true },
    }),
  );
  const refused: Message[] = [];
  for (const { orderId, parcelId, cause } of asked) {
    const isCalledOff = cause === "parcel.cancellation-unanswered";
    const why = orderId !== null && parcelId !== null ? await stopParcel(shop, orderId, parcelId, isCalledOff, actor) : null;
    if (why !== null) refused.push(why);
  }
  const [why] = refused;
  return why === undefined ? { ok: true, message: fulfillment.message("parcels-stopped", { count: asked.length }) } : refusal(why);
}

/** Null when it is stopped; otherwise why it is not. What the merchant had called off is his again: nothing of it goes elsewhere by itself. */
async function stopParcel(shop: Shop, orderId: bigint, parcelId: string, isCalledOff: boolean, actor: Actor): Promise<Message | null> {
  const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
  const parcel = order?.parcels.find(({ id }) => id === parcelId);
  if (!order || !parcel) return fulfillment.message("not-in-waybill");
  const why = fulfillment.message("stopped-when-asked", { by: actorInSentence(actor) });
  const names = { warehouse: parcel.warehouse.name, order: order.name };
  try {
    if (!(await cancelParcel(shop, parcel, { why, by: actor, again: true }))) return fulfillment.message("already-packed", names);
  } catch (fault) {
    if (!(fault instanceof WarehouseFault)) throw fault;
    return fulfillment.message("warehouse-silent", { order: order.name, why: fault.words });
  }
  await inShop(shop, async (db) => {
    if (isCalledOff) await reportCalledBack(db, shop, order);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return null;
}
