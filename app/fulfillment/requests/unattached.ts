import type { OrderInFulfillment } from "../load-order.server.ts";

type FulfillmentOrder = OrderInFulfillment["fulfillmentOrders"][number];
type Order = Pick<OrderInFulfillment, "fulfillmentOrders" | "parcels">;

/** The fulfillment orders that no parcel under way answers. */
export function unattached(order: Order): FulfillmentOrder[] {
  const attached = new Set(order.parcels.filter((parcel) => parcel.stage !== "cancelled").flatMap((parcel) => parcel.fulfillmentOrderIds));
  return order.fulfillmentOrders.filter((one) => !attached.has(one.id));
}
