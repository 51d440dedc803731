import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allowedReshipments } from "#app/parcels/reshipment.server.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { ShipmentLines } from "../tracking/load-shipment.server.ts";
import { type UnitsOfLine } from "./unwanted-units.ts";
import { unitsShippedBefore } from "./units-shipped-before.ts";
import { told } from "./report-unwanted.server.ts";

type Waiting = readonly OrderInFulfillment["fulfillmentOrders"][number][];

/** The units of `waiting` that have left once already, and that no person has allowed to leave again. */
export async function readShippedBefore(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<UnitsOfLine[]> {
  const cancelled = order.fulfillments.filter(({ status }) => status === "CANCELLED").map(({ id }) => id);
  if (cancelled.length === 0) return [];
  const shipments = order.parcels.flatMap((parcel) => parcel.shipments);
  return unitsShippedBefore(
    waiting,
    shipments.map(({ fulfillmentId, lines }) => ({
      fulfillmentId,
      lines: ShipmentLines.parse(lines).map((line) => ({ ...line, orderLineId: BigInt(line.orderLineId) })),
    })),
    new Set(cancelled),
    await allowedReshipments(
      db,
      shop,
      order.lines.map(({ id }) => id),
    ),
  );
}

/**
 * What of `waiting` may go to a warehouse. A fulfillment order with units that have left once stays where it is, and a person is asked; when
 * there is none any more, nobody is.
 */
export async function withoutShippedBefore(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<Waiting> {
  const before = await readShippedBefore(db, shop, order, waiting);
  const subject = `order:${order.id}`;
  if (before.length === 0) {
    await resolveExceptions(db, shop, { subject, cause: "order.shipped-before" }, fulfillment.message("nothing-waits"));
    return waiting;
  }
  const message = fulfillment.message("shipped-before", { order: order.name, units: told(order, before) });
  await openException(db, shop, { cause: "order.shipped-before", subject, orderId: order.id, message, staysDismissed: true });
  const lines = new Set(before.map(({ orderLineId }) => orderLineId));
  return waiting.filter((one) => !one.lines.some((line) => lines.has(line.orderLineId)));
}
