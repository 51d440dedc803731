import { randomUUID } from "node:crypto";
import { completeCheckout } from "../abandonment/keep-checkout.ts";
import type { CartDiscounts } from "../discounts/calculation/cart.ts";
import { discountCheckout, takeDiscounts } from "../discounts/discount-checkout.ts";
import { addLine, requiresShipping } from "../orders/add-line.ts";
import type { NewLine } from "../orders/new-line.ts";
import { blankOrder } from "../orders/blank-order.ts";
import { openPayment, type PaymentState } from "../payments/open-payment.ts";
import { expandBundle } from "../products/bundles/expand-bundle.ts";
import { addTags } from "./change-tags.ts";
import { routeOrder } from "../fulfillment-orders/routing/route-order.ts";
import { openOfferWindow } from "../post-purchase/offer-window.ts";
import type { AddressRecord } from "./address-record.ts";
import { enterOrder, orderNumber, tellNewOrder } from "./enter-order.ts";
import { findOrAddCustomer } from "./find-or-add-customer.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";

export type NewOrder = {
  source: "web" | "control";
  lines: NewLine[];
  email: string | null;
  shippingAddress: AddressRecord;
  shipping?: { title: string; code: string; priceMinor: number };
  /** `paid` unless said; cash on delivery is not paid yet. */
  payment?: PaymentState;
  gateway?: string;
  cashOnDelivery?: boolean;
  note?: string | null;
  tags?: string[];
  customAttributes?: { key: string; value: string }[];
  test?: boolean;
  /** The order's own phone; the address's unless said. */
  phone?: string | null;
  risk?: OrderRecord["risk"];
  presentment?: OrderRecord["presentment"];
  taxes?: OrderRecord["taxes"];
  scheduledFor?: number | null;
  sourceName?: string;
  localizedFields?: { key: string; value: string }[];
  /** How long the order waits, once routed, for what the buyer takes of an offer after paying; he may be done earlier (`releaseOrder`). */
  postPurchaseMs?: number;
  /** As the buyer typed them. Those that don't apply take nothing off. */
  discountCodes?: readonly string[];
  /** The token of the checkout that it comes from, as its extensions and pixels know it; made up unless said. */
  checkoutToken?: string;
};

const STANDARD = { title: "Standard", code: "standard", priceMinor: 395 };
const PICK_UP = { title: "Pick up in store", code: "pickup", priceMinor: 0 };

/** Routing takes 150 to 400 ms at Shopify; the delay differs by order and is the same in every run. */
const routingDelay = (orderId: number) => 150 + ((orderId * 7919) % 251);

/** A buyer pays, or says how he will: the order exists and is told at once, its fulfillment orders follow a moment later. */
export const placeOrder = (state: ShopState, input: NewOrder): OrderRecord => placeDiscountedOrder(state, input).order;

export type PlacedOrder = { order: OrderRecord; discounts: CartDiscounts };

/** … with what the shop's discounts made of it. */
export function placeDiscountedOrder(state: ShopState, input: NewOrder): PlacedOrder {
  const at = state.now();
  const blank = blankOrder(state);
  const { id } = blank;
  const number = orderNumber(id);
  const customer = findOrAddCustomer(state, { email: input.email, phone: input.shippingAddress.phone, address: input.shippingAddress });
  const sold = input.lines.map((line) => expandBundle(state, line).map((one) => ({ ...one, requiresShipping: requiresShipping(one) })));
  const lines = sold.flat();
  const physical = lines.filter((line) => line.requiresShipping).map(({ delivery = "SHIPPING" }) => delivery);
  const isBrought = physical.some((method) => method !== "PICK_UP" && method !== "RETAIL");
  const shipping = input.shipping ?? (isBrought ? STANDARD : physical.includes("PICK_UP") ? PICK_UP : null);
  const order: OrderRecord = {
    ...blank,
    name: `#${number}`,
    number,
    source: input.source,
    sourceName: input.sourceName ?? "web",
    email: input.email,
    phone: input.phone === undefined ? input.shippingAddress.phone : input.phone,
    note: input.note ?? null,
    tags: addTags([], input.tags ?? []),
    customAttributes: input.customAttributes ?? [],
    customer,
    shippingAddress: isBrought ? input.shippingAddress : null,
    billingAddress: input.shippingAddress,
    shippingLines: shipping && physical.length > 0 ? [{ id: state.nextId("shippingLine"), ...shipping }] : [],
    paymentGateway: input.gateway ?? (input.cashOnDelivery ? "Cash on Delivery (COD)" : "bogus"),
    risk: input.risk ?? null,
    presentment: input.presentment ?? { currency: state.shop.currency, rate: 1 },
    taxes: input.taxes ?? { included: true, rate: 0 },
    scheduledFor: input.scheduledFor ?? null,
    localizedFields: input.localizedFields ?? [],
    checkoutToken: input.checkoutToken ?? randomUUID().replaceAll("-", ""),
    test: input.test ?? false,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
  };
  const places = sold.map((parts) => parts.map((part) => addLine(state, order, part)));
  const discounts = discountCheckout(state, {
    lines: input.lines,
    codes: input.discountCodes ?? [],
    shippingMinor: order.shippingLines[0]?.priceMinor ?? null,
    countryCode: order.shippingAddress?.countryCode ?? null,
    email: customer.email,
    takesAutomatic: order.sourceName !== "shopify_draft_order",
  });
  takeDiscounts(state, order, places, discounts);
  enterOrder(state, order);
  openPayment(state, order, input.payment ?? (input.cashOnDelivery ? "pending" : "paid"));
  tellNewOrder(state, order);
  if (input.checkoutToken !== undefined) completeCheckout(state, input.checkoutToken);
  const delay = routingDelay(id);
  if (input.postPurchaseMs) openOfferWindow(state, order, delay + input.postPurchaseMs);
  state.clock.schedule(state.clock.now().add({ milliseconds: delay }), () => routeOrder(state, order));
  return { order, discounts };
}
