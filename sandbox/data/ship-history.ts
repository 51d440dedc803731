import { addFulfillmentOrder } from "../shopify/fulfillment-orders/add-fulfillment-order.ts";
import { readTracking } from "../shopify/fulfillment-orders/shipping/read-tracking.ts";
import type { LocationRecord } from "../shopify/state/location-record.ts";
import type { OrderRecord } from "../shopify/state/order-record.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";

const SHIPPED_ORDERS = 300;
const DAY = 86_400_000;

/**
 * Gives the newest 300 orders of goods a closed fulfillment order and a delivered parcel from the London shop, so that there are some to
 * import. The older ones are fulfilled without: an order of the file says nothing about parcels.
 */
export function shipHistory(state: ShopState, orders: OrderRecord[], london: LocationRecord): void {
  const isGoods = (order: OrderRecord) => order.lines.some((line) => line.quantity > 0 && line.requiresShipping);
  for (const order of orders.filter(isGoods).slice(-SHIPPED_ORDERS)) {
    const shipped = order.lines.filter((line) => line.quantity > 0 && line.requiresShipping).map((line) => ({ line, quantity: line.quantity }));
    const one = addFulfillmentOrder(state, order, { locationId: london.id, methodType: "SHIPPING", lines: shipped });
    const at = order.createdAt + DAY / 4;
    Object.assign(one, { status: "CLOSED", createdAt: order.createdAt, updatedAt: at, fulfillAt: order.createdAt });
    const id = state.nextId("fulfillment");
    const number = `RM${String(order.number).padStart(9, "0")}GB`;
    order.fulfillments.push({
      __typename: "Fulfillment", id, order, name: `${order.name}.1`, locationId: london.id, status: "SUCCESS",
      tracking: readTracking({ company: "Royal Mail", number }), createdAt: at, updatedAt: at + 2 * DAY,
      events: [{
        __typename: "FulfillmentEvent", id: state.nextId("fulfillmentEvent"), status: "DELIVERED", happenedAt: at + 2 * DAY, message: null,
        address1: null, city: order.shippingAddress?.city ?? null, province: null, country: order.shippingAddress?.countryCode ?? null, zip: null,
        latitude: null, longitude: null, estimatedDeliveryAt: null, createdAt: at + 2 * DAY,
      }],
      lines: one.lines.map((line) => ({
        __typename: "FulfillmentLineItem", id: state.nextId("fulfillmentLine"), line: line.line, fulfillmentOrderId: one.id,
        fulfillmentOrderLineId: line.id, quantity: line.totalQuantity,
      })),
    });
    for (const line of one.lines) line.remainingQuantity = 0;
    for (const parcel of order.fulfillments) state.fulfillments.set(parcel.id, parcel);
    order.updatedAt = at + 2 * DAY;
  }
}
