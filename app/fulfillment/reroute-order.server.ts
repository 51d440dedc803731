import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { type Actor, actorInSentence } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { log } from "#app/platform/log.server.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";
import { cancelParcels } from "./dispatch/cancel-parcels.server.ts";
import { whyNot } from "./decisions/order-actions.ts";
import { readOrderFacts } from "./decisions/read-order-facts.server.ts";
import { forgetDecisions, keepDecision } from "./decisions/keep-decisions.server.ts";
import { giveUpKeeping } from "./reconcile/keep-moved.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";
import { reconcileOrderJob } from "./reconcile-order-job.server.ts";
import { fulfillment } from "./messages.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { unattached } from "./requests/unattached.ts";
import { isLive, isRefused, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";

export type Reroute =
  | { outcome: "started" }
  | { outcome: "not-found"; message: Message }
  | { outcome: "too-late"; message: Message }
  /** A warehouse did not answer: whether it stopped its parcel is not known. */
  | { outcome: "no-answer"; message: Message }
  | { outcome: "routing-off"; message: Message }
  /** Its state does not let it be routed (decisions/order-actions). */
  | { outcome: "not-now"; message: Message };

/**
 * Takes an order back from its warehouses, as far as they still can give it back, and has that part routed again. What they have already
 * packed or shipped stays with them.
 */
export async function rerouteOrder(shop: Shop, orderId: bigint, actor: Actor): Promise<Reroute> {
  const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
  if (!order) return { outcome: "not-found", message: fulfillment.message("not-in-waybill") };
  const { routingEnabled } = await inShop(shop, (db) => fulfillmentSettings.read(db, shop));
  if (!routingEnabled) return { outcome: "routing-off", message: fulfillment.message("routing-off") };
  const isLifted = await liftRefusedTake(shop, orderId, actor);
  const why = isLifted ? null : await whyNotRerouted(shop, orderId);
  if (why) return { outcome: "not-now", message: why };

  await readStockOfRefusers(shop, order);
  const rerouted = fulfillment.message("rerouted", { by: actorInSentence(actor) });
  const given = { ...order, parcels: order.parcels.filter(isTakenBackEasily) };
  const inHands = order.parcels.filter((parcel) => !isTakenBackEasily(parcel));
  const refused = await cancelParcels(shop, given, { why: rerouted, by: actor }).catch(faultOf);
  const gone = refused instanceof WarehouseFault ? refused : [...refused, ...inHands];
  if (gone instanceof WarehouseFault)
    return { outcome: "no-answer", message: fulfillment.message("warehouse-silent", { order: order.name, why: gone.words }) };
  const live = order.parcels.filter(isLive);
  if (gone[0] && gone.length === live.length && !hasUnassigned(order)) {
    const names = { warehouse: gone[0].warehouse.name, order: order.name };
    return { outcome: "too-late", message: fulfillment.message("already-packed", names) };
  }
  await inShop(shop, async (db) => {
    await db.order.update({ where: { shopId_id: { shopId: shop.id, id: orderId } }, data: { routingAsked: true } });
    await db.order.updateMany({
      where: { shopId: shop.id, id: orderId, routingCompletedAt: null },
      data: { routingCompletedAt: order.createdAt },
    });
    await giveUpKeeping(db, shop, orderId);
    await forgetDecisions(db, shop, orderId, "warehouse", "wait", "keep");
    await resolveExceptions(db, shop, { subject: `order:${orderId}` }, rerouted, actor);
    await writeTimeline(db, shop, { orderId, actor, event: "reroute", message: fulfillment.message("new-route-asked") });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { outcome: "started" };
}

/** What Waybill itself held, because Shopify did not let the merchant take it, is let go: true where it was that. */
function liftRefusedTake(shop: Shop, orderId: bigint, by: Actor): Promise<boolean> {
  return inShop(shop, async (db) => {
    const open = await db.exception.findFirst({
      where: { shopId: shop.id, orderId, cause: "fulfillment-order.refused", resolvedAt: null },
      select: { message: true },
    });
    if (!open || storedMessage(open.message).code !== "decisions:take-refused") return false;
    await forgetDecisions(db, shop, orderId, "hold");
    await keepDecision(db, shop, orderId, { decision: { kind: "release", ownOnly: true }, by });
    return true;
  });
}

async function whyNotRerouted(shop: Shop, orderId: bigint): Promise<Message | null> {
  const facts = (await inShop(shop, (db) => readOrderFacts(db, shop, [orderId]))).get(orderId);
  return facts && facts.stage === "held" ? whyNot("reroute", facts) : null;
}

function faultOf(fault: unknown): WarehouseFault {
  if (fault instanceof WarehouseFault) return fault;
  throw fault;
}

/** A warehouse that refused a parcel may hold something else than we believe: it is asked before it is considered again. */
async function readStockOfRefusers(shop: Shop, order: OrderInFulfillment) {
  const refusers = new Set(order.parcels.filter(isRefused).map((parcel) => parcel.warehouseId));
  for (const warehouseId of refusers)
    await refreshStock(shop, WarehouseId.parse(warehouseId)).catch((fault: unknown) => {
      log.warn({ err: fault, shopId: shop.id, warehouseId }, "stock not refreshed before a re-route");
    });
}

/** Whether a part of it stands nowhere under way: then there is something to route, whatever has left. */
function hasUnassigned(order: OrderInFulfillment): boolean {
  return unattached(order).some(({ status }) => status === "OPEN" || status === "INCOMPLETE");
}

/** Re-routes several orders, one after another: those that can't be are counted, with the first one's reason. */
export async function rerouteOrders(shop: Shop, orderIds: readonly bigint[], actor: Actor): Promise<Reply> {
  const refusals: Message[] = [];
  for (const orderId of orderIds) {
    const answer = await rerouteOrder(shop, orderId, actor);
    if (answer.outcome !== "started") refusals.push(answer.message);
  }
  const count = orderIds.length;
  const [why] = refusals;
  if (why === undefined) return { ok: true, message: fulfillment.message("rerouting", { count }) };
  if (count === 1) return refusal(why);
  return refusal(fulfillment.message("rerouting-some", { count, started: count - refusals.length, why }));
}
