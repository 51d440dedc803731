import { randomUUID } from "node:crypto";
import { routeOrder } from "../fulfillment-orders/routing/route-order.ts";
import type { AddressRecord } from "./address-record.ts";
import { customerPayload } from "./customer-payload.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import { toGid } from "./gid.ts";
import { orderPayload } from "./order-payload.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";
import type { VariantRecord } from "./product-record.ts";

export type NewOrder = {
  source: "web" | "control";
  lines: { variant: VariantRecord; quantity: number }[];
  email: string | null;
  shippingAddress: AddressRecord;
  shipping?: { title: string; code: string; priceMinor: number };
  /** Cash on delivery: not paid yet. */
  cashOnDelivery?: boolean;
  note?: string | null;
  tags?: string[];
  test?: boolean;
  /** How long fulfillment orders wait for a post-purchase offer. */
  postPurchaseMs?: number;
};

/** Routing takes 150 to 400 ms at Shopify; the delay differs by order and is the same in every run. */
const routingDelay = (orderId: number) => 150 + ((orderId * 7919) % 251);

/** A buyer pays: the order exists and is told at once, its fulfillment orders follow a moment later. */
export function placeOrder(state: ShopState, input: NewOrder): OrderRecord {
  const at = state.now();
  const id = state.nextId("order");
  const number = 1001 + state.orders.size;
  const customer = findOrAddCustomer(state, { email: input.email, phone: input.shippingAddress.phone, address: input.shippingAddress });
  const shipping = input.shipping ?? { title: "Standard", code: "standard", priceMinor: 395 };
  const needsShipping = input.lines.some(({ variant }) => variant.requiresShipping);
  const order: OrderRecord = {
    __typename: "Order",
    id,
    name: `#${number}`,
    number,
    source: input.source,
    email: input.email,
    phone: input.shippingAddress.phone,
    note: input.note ?? null,
    tags: input.tags ?? [],
    customAttributes: [],
    customer,
    shippingAddress: needsShipping ? input.shippingAddress : null,
    billingAddress: input.shippingAddress,
    shippingLine: needsShipping ? { id: state.nextId("shippingLine"), ...shipping } : null,
    lines: [],
    fulfillmentOrders: [],
    fulfillments: [],
    financialStatus: input.cashOnDelivery ? "PENDING" : "PAID",
    paymentGateway: input.cashOnDelivery ? "Cash on Delivery (COD)" : "bogus",
    refundedMinor: 0,
    checkoutToken: randomUUID().replaceAll("-", ""),
    test: input.test ?? false,
    routed: false,
    cancelReason: null,
    cancelledAt: null,
    closedAt: null,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
  };
  for (const { variant, quantity } of input.lines) {
    const title = variant.title === "Default Title" ? variant.product.title : `${variant.product.title} - ${variant.title}`;
    const line = {
      __typename: "LineItem" as const,
      id: state.nextId("line"),
      order,
      variant,
      title,
      sku: variant.sku,
      quantity,
      currentQuantity: quantity,
      fulfilledQuantity: 0,
      unitMinor: variant.priceMinor,
      totalMinor: variant.priceMinor * quantity,
      requiresShipping: variant.requiresShipping,
    };
    order.lines.push(line);
    state.lines.set(line.id, line);
  }
  state.orders.set(id, order);
  customer.orderIds.push(id);
  customer.updatedAt = at;

  state.ledger.record({
    target: "shopify",
    effect: "order.placed",
    reference: order.name,
    detail: { id: toGid("Order", id), source: input.source },
  });
  tell(state, "customers/update", "Customer", customer.id, customerPayload(state, customer));
  tell(state, "orders/create", "Order", id, orderPayload(state, order));
  if (order.financialStatus === "PAID") tell(state, "orders/paid", "Order", id, orderPayload(state, order));
  state.clock.schedule(state.clock.now().add({ milliseconds: routingDelay(id) }), () => routeOrder(state, order, input.postPurchaseMs));
  return order;
}
