import { addressPayload } from "./address-payload.ts";
import { customerPayload } from "./customer-payload.ts";
import { decimalAmount } from "./decimal-amount.ts";
import { fulfillmentPayload } from "./fulfillment-payload.ts";
import { toGid } from "./gid.ts";
import { linePayload } from "./line-payload.ts";
import { orderMoney } from "./order-money.ts";
import type { OrderRecord } from "./order-record.ts";
import { orderStatusUrl } from "./order-status-url.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

/** An order as Shopify's webhooks write one. */
export function orderPayload(state: ShopState, order: OrderRecord): Record<string, unknown> {
  const time = (at: number | null) => (at === null ? null : payloadTime(at, state.shop.ianaTimezone));
  const money = orderMoney(order);
  const amount = (minor: number) => ({ amount: decimalAmount(minor), currency_code: state.shop.currency });
  const set = (minor: number) => ({ shop_money: amount(minor), presentment_money: amount(minor) });
  return {
    id: order.id,
    admin_graphql_api_id: toGid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    email: order.email,
    contact_email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags.join(", "),
    test: order.test,
    confirmed: true,
    currency: state.shop.currency,
    presentment_currency: state.shop.currency,
    source_name: "web",
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: restFulfillmentStatus(order),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: time(order.cancelledAt),
    closed_at: time(order.closedAt),
    created_at: time(order.createdAt),
    updated_at: time(order.updatedAt),
    processed_at: time(order.processedAt),
    checkout_token: order.checkoutToken,
    cart_token: null,
    token: order.checkoutToken,
    buyer_accepts_marketing: order.customer?.acceptsMarketing ?? false,
    subtotal_price: decimalAmount(money.subtotal),
    total_line_items_price: decimalAmount(money.subtotal),
    total_discounts: "0.00",
    total_tax: "0.00",
    total_price: decimalAmount(money.total),
    current_total_price: decimalAmount(money.currentTotal),
    current_subtotal_price: decimalAmount(money.currentSubtotal),
    total_price_set: set(money.total),
    subtotal_price_set: set(money.subtotal),
    current_total_price_set: set(money.currentTotal),
    total_shipping_price_set: set(money.shipping),
    taxes_included: true,
    tax_lines: [],
    total_weight: order.lines.reduce((sum, line) => sum + (line.variant?.grams ?? 0) * line.quantity, 0),
    payment_gateway_names: [order.paymentGateway],
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    order_status_url: orderStatusUrl(state, order),
    discount_codes: [],
    refunds: [],
    customer: order.customer && customerPayload(state, order.customer),
    shipping_address: order.shippingAddress && addressPayload(order.shippingAddress),
    billing_address: order.billingAddress && addressPayload(order.billingAddress),
    shipping_lines: order.shippingLine
      ? [
          {
            id: order.shippingLine.id,
            title: order.shippingLine.title,
            code: order.shippingLine.code,
            price: decimalAmount(money.shipping),
          },
        ]
      : [],
    line_items: order.lines.map((line) => linePayload(state, line)),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(state, fulfillment)),
  };
}

function restFulfillmentStatus(order: OrderRecord): "fulfilled" | "partial" | null {
  if (order.source === "history") return "fulfilled";
  const shipped = order.lines.reduce((sum, line) => sum + line.fulfilledQuantity, 0);
  if (shipped === 0) return null;
  return shipped >= order.lines.reduce((sum, line) => sum + line.currentQuantity, 0) ? "fulfilled" : "partial";
}
