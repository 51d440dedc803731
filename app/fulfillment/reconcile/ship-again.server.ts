import { isDeepStrictEqual } from "node:util";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allowReshipment } from "#app/parcels/reshipment.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { unattached } from "../requests/unattached.ts";
import { ShipmentLines } from "../tracking/load-shipment.server.ts";
import { cancelFulfillmentJob } from "./cancel-fulfillment.server.ts";
import { readShippedBefore, type ShippedBefore } from "./shipped-before.server.ts";
import { told } from "./report-unwanted.server.ts";

/** Has units of orders that left once shipped a second time, because a person says so (the first parcel was lost, or is not counted on). */
export async function shipOrdersAgain(shop: Shop, orderIds: readonly bigint[], actor: Actor): Promise<Reply> {
  const replies: Reply[] = [];
  for (const orderId of orderIds) replies.push(await shipAgain(shop, orderId, actor));
  return replies.find(({ ok }) => !ok) ?? replies[0] ?? refusal(fulfillment.message("nothing-to-ship-again"));
}

const ASTRAY = ["parcel.lost", "parcel.returned"];

/** Boxes that arrive nowhere and that nobody has decided on, with their units, as long as Shopify counts them as fulfilled. */
async function readAstray(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  const open = await db.exception.findMany({
    where: { shopId: shop.id, orderId: order.id, cause: { in: ASTRAY }, resolvedAt: null },
    select: { parcelId: true },
  });
  // One that our copy of the order does not show yet stands in Shopify all the same.
  const cancelled = new Set(order.fulfillments.filter(({ status }) => status === "CANCELLED").map(({ id }) => id));
  return order.parcels
    .filter(({ id }) => open.some(({ parcelId }) => parcelId === id))
    .flatMap((parcel) => parcel.shipments)
    .filter(({ endedAs, fulfillmentId }) => endedAs !== null && fulfillmentId !== null && !cancelled.has(fulfillmentId))
    .map(({ id, parcelId, lines }) => ({
      id,
      parcelId,
      units: ShipmentLines.parse(lines).map((line) => ({ orderLineId: BigInt(line.orderLineId), units: line.quantity })),
    }));
}

const NOTHING: ShippedBefore = { units: [], undone: null };

function shipAgain(shop: Shop, orderId: bigint, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    await lockOrders(db, shop, [orderId]);
    const order = await loadOrder(db, shop, orderId);
    const before = order ? await readShippedBefore(db, shop, order, unattached(order)) : NOTHING;
    const astray = order ? await readAstray(db, shop, order) : [];
    const again = [...before.units, ...astray.flatMap((shipment) => shipment.units)];
    if (order === null || again.length === 0) return refusal(fulfillment.message("nothing-to-ship-again"));
    for (const one of again) await allowReshipment(db, shop, one, actor);
    const neverLeft = isDeepStrictEqual(before.undone?.units, again);
    const message = fulfillment.message(neverLeft ? "ships-undone" : "ships-again", { units: told(order, again) });
    await resolveExceptions(db, shop, { subject: `order:${orderId}`, cause: "order.shipped-before" }, message, actor);
    for (const { id, parcelId } of astray) {
      await resolveExceptions(db, shop, { subject: `parcel:${parcelId}`, cause: ASTRAY }, message, actor);
      await enqueue(db, shop, cancelFulfillmentJob, { shipmentId: id });
    }
    await writeTimeline(db, shop, { orderId, actor, event: "ships-again", message });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    return { ok: true, message: fulfillment.message("shipping-again") };
  });
}
