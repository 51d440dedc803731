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
import { ASTRAY, type Box, boxesOfOrder } from "./boxes-of-order.server.ts";
import { cancelFulfillmentJob } from "./cancel-fulfillment.server.ts";
import { unitsStillOwed } from "./is-paid-back.ts";
import { readShippedBefore } from "./shipped-before.server.ts";
import { told } from "./report-unwanted.server.ts";

/** Has units of orders that left once shipped a second time, because a person says so (the first parcel was lost, or is not counted on). */
export async function shipOrdersAgain(shop: Shop, orderIds: readonly bigint[], actor: Actor): Promise<Reply> {
  const replies: Reply[] = [];
  for (const orderId of orderIds) replies.push(await shipAgain(shop, orderId, actor));
  return replies.find(({ ok }) => !ok) ?? replies[0] ?? refusal(fulfillment.message("nothing-to-ship-again"));
}

/** Boxes that arrive nowhere and that nobody has decided on, as long as Shopify counts them as fulfilled. */
async function readAstray(db: ShopDb, shop: Shop, boxes: readonly Box[], orderId: bigint): Promise<Box[]> {
  const open = await db.exception.findMany({
    where: { shopId: shop.id, orderId, cause: { in: ASTRAY }, resolvedAt: null },
    select: { parcelId: true },
  });
  return boxes.filter((box) => box.isAstray && box.isTold && open.some(({ parcelId }) => parcelId === box.parcelId));
}

/** What leaves again, and what a person has then been asked about: also what was taken off the order after it had left, and leaves no more. */
async function readShipsAgain(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  const before = await readShippedBefore(db, shop, order, unattached(order));
  const boxes = boxesOfOrder(order);
  const astray = await readAstray(db, shop, boxes, order.id);
  const asked = new Set(astray.map(({ shipmentId }) => shipmentId));
  const owed = unitsStillOwed(
    order,
    boxes.map((box) => ({ ...box, isAstray: asked.has(box.shipmentId) })),
  );
  const again = [...before.units, ...owed];
  // Where nothing of them is owed, nobody has said anything of them.
  const goneAgain = owed.length > 0 ? astray : [];
  const settled = [...before.units, ...before.offTheOrder, ...goneAgain.flatMap(({ units }) => units)];
  return { again, settled, astray: goneAgain, neverLeft: isDeepStrictEqual(before.undone?.units, again) };
}

function shipAgain(shop: Shop, orderId: bigint, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    await lockOrders(db, shop, [orderId]);
    const order = await loadOrder(db, shop, orderId);
    if (order === null) return refusal(fulfillment.message("nothing-to-ship-again"));
    const { again, settled, astray, neverLeft } = await readShipsAgain(db, shop, order);
    if (again.length === 0) return refusal(fulfillment.message("nothing-to-ship-again"));
    for (const one of settled) await allowReshipment(db, shop, one, actor);
    const message = fulfillment.message(neverLeft ? "ships-undone" : "ships-again", { units: told(order, again) });
    await resolveExceptions(db, shop, { subject: `order:${orderId}`, cause: "order.shipped-before" }, message, actor);
    for (const { shipmentId, parcelId } of astray) {
      await resolveExceptions(db, shop, { subject: `parcel:${parcelId}`, cause: ASTRAY }, message, actor);
      await enqueue(db, shop, cancelFulfillmentJob, { shipmentId });
    }
    await writeTimeline(db, shop, { orderId, actor, event: "ships-again", message });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    return { ok: true, message: fulfillment.message("shipping-again") };
  });
}
