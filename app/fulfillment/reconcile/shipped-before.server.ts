import { allowedReshipments } from "#app/parcels/reshipment.server.ts";
import { type Actor, actorLabel, storedActor } from "#app/platform/actor.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { ShipmentLines } from "../tracking/load-shipment.server.ts";
import { type UnitsOfLine } from "./unwanted-units.ts";
import { undoneAmong, unitsOffTheOrder, unitsShippedBefore } from "./units-shipped-before.ts";
import { told } from "./report-unwanted.server.ts";

type Waiting = readonly OrderInFulfillment["fulfillmentOrders"][number][];

/**
 * Units that were told to Shopify as shipped once and wait again: all of them, and those of them that never left, since somebody undid their
 * shipment where they were packed. `offTheOrder`: those that no longer wait, for they were taken off the order meanwhile.
 */
export type ShippedBefore = { units: UnitsOfLine[]; offTheOrder: UnitsOfLine[]; undone: { units: UnitsOfLine[]; by: Actor } | null };

/** The units of `waiting` that were shipped once already, and that no person has allowed to be shipped again. */
export async function readShippedBefore(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<ShippedBefore> {
  const cancelled = new Set(order.fulfillments.filter(({ status }) => status === "CANCELLED").map(({ id }) => id));
  if (cancelled.size === 0) return { units: [], offTheOrder: [], undone: null };
  const shipments = order.parcels
    .flatMap((parcel) => parcel.shipments)
    .filter(({ fulfillmentId }) => fulfillmentId !== null && cancelled.has(fulfillmentId))
    .sort((one, other) => one.shippedAt.getTime() - other.shippedAt.getTime())
    .map(({ undoneAt, undoneBy, lines }) => ({
      isUndone: undoneAt !== null,
      undoneBy,
      lines: ShipmentLines.parse(lines).map((line) => ({ ...line, orderLineId: BigInt(line.orderLineId) })),
    }));
  const lineIds = order.lines.map(({ id }) => id);
  const allowed = await allowedReshipments(db, shop, lineIds);
  const units = unitsShippedBefore(waiting, shipments, allowed);
  const offTheOrder = units.length === 0 ? [] : unitsOffTheOrder(order.fulfillmentOrders, shipments, allowed);
  const undone = undoneAmong(units, shipments);
  // Whom nobody has kept is somebody of the staff.
  const by = shipments.findLast(({ isUndone }) => isUndone)?.undoneBy ?? { kind: "staff", id: null, name: null };
  return { units, offTheOrder, undone: undone.length === 0 ? null : { units: undone, by: storedActor(by) } };
}

/** What a person is told of them; what he undid himself is not told as Shopify's doing. */
export function toldShippedBefore(order: OrderInFulfillment, { units, undone }: Pick<ShippedBefore, "units" | "undone">): Message {
  const shipped = (some: readonly UnitsOfLine[]) => fulfillment.message("shipped-before", { order: order.name, units: told(order, some) });
  if (undone === null) return shipped(units);
  const theirs = fulfillment.message("shipment-undone", {
    by: actorLabel(undone.by),
    order: order.name,
    units: told(order, undone.units),
  });
  const others = units.flatMap(({ orderLineId, units: all }) => {
    const left = all - (undone.units.find((one) => one.orderLineId === orderLineId)?.units ?? 0);
    return left > 0 ? [{ orderLineId, units: left }] : [];
  });
  return others.length === 0 ? theirs : fulfillment.message("taken-back-both", { cancelled: shipped(others), undone: theirs });
}

/**
 * What of `waiting` may go to a warehouse. A fulfillment order with units that were shipped once stays where it is, and a person is asked; when
 * there is none any more, nobody is.
 */
export async function withoutShippedBefore(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<Waiting> {
  const before = await readShippedBefore(db, shop, order, waiting);
  const subject = `order:${order.id}`;
  if (before.units.length === 0) {
    await resolveExceptions(db, shop, { subject, cause: "order.shipped-before" }, fulfillment.message("nothing-waits"));
    return waiting;
  }
  const message = toldShippedBefore(order, before);
  const opened = await openException(db, shop, {
    cause: "order.shipped-before",
    subject,
    orderId: order.id,
    message,
    staysDismissed: true,
  });
  // That somebody undid a shipment where it was packed is told when he does.
  if (opened && before.undone === null)
    await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "fulfillment-cancelled", message });
  const lines = new Set(before.units.map(({ orderLineId }) => orderLineId));
  return waiting.filter((one) => !one.lines.some((line) => lines.has(line.orderLineId)));
}
