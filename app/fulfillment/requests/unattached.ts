import type { OrderInFulfillment } from "../load-order.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";

type FulfillmentOrder = OrderInFulfillment["fulfillmentOrders"][number];
type Order = Pick<OrderInFulfillment, "fulfillmentOrders" | "parcels">;

/** The fulfillment orders that no live parcel answers. */
export function unattached(order: Order): FulfillmentOrder[] {
  const attached = new Set(order.parcels.filter(isLive).flatMap((parcel) => parcel.fulfillmentOrderIds));
  return order.fulfillmentOrders.filter((fulfillmentOrder) => !attached.has(fulfillmentOrder.id));
}
