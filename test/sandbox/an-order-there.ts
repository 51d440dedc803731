import { routeOrder } from "#sandbox/shopify/fulfillment-orders/routing/route-order.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import type { SmallShop } from "./a-small-shop.ts";

/** An order of the small shop, routed already; mugs alone go to the merchant's own shop, with plates to the warehouse. */
export function anOrderOf(shop: SmallShop, wanted: { mugs?: number; plates?: number }): OrderRecord {
  const order = placeOrder(shop.state, {
    source: "control",
    email: "buyer@example.com",
    shippingAddress: shop.address,
    lines: [
      { variant: shop.mug, quantity: wanted.mugs ?? 0 },
      { variant: shop.plate, quantity: wanted.plates ?? 0 },
    ].filter(({ quantity }) => quantity > 0),
  });
  routeOrder(shop.state, order);
  return order;
}

export const gidOf = (one: FulfillmentOrderRecord | undefined): string => toGid("FulfillmentOrder", one?.id ?? 0);

/** Status, request status and what each line has and has left: a fulfillment order at a glance. */
export const glance = (one: FulfillmentOrderRecord | undefined): unknown[] => [
  one?.status,
  one?.requestStatus,
  one?.lines.map(({ totalQuantity, remainingQuantity }) => `${remainingQuantity}/${totalQuantity}`),
];
