import { cartOfCheckout } from "../abandonment/abandoned-checkout-record.ts";
import { gatewayNames, paymentOf } from "../payments/payment-of.ts";
import { presentmentMinor } from "../resolvers/money-bag.ts";
import { discountApplicationPayload, discountCodePayload } from "../orders/discount-sources.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { refundPayload } from "../payments/refund-payload.ts";
import { addressPayload } from "./address-payload.ts";
import { customerPayload } from "./customer-payload.ts";
import { decimalAmount } from "./decimal-amount.ts";
import { fulfillmentPayload } from "./fulfillment-payload.ts";
import { toGid } from "./gid.ts";
import { linePayload, shippingLinePayload, taxLinePayload } from "./line-payload.ts";
import { orderMoney, taxesOf } from "./order-money.ts";
import type { OrderRecord } from "./order-record.ts";
import { orderStatusUrl } from "./order-status-url.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

/** An order as Shopify's webhooks write one: every field that REST's order has, those of what the shop doesn't do empty. */
export function orderPayload(state: ShopState, order: OrderRecord): Record<string, unknown> {
  const time = (at: number | null) => (at === null ? null : payloadTime(at, state.shop.ianaTimezone));
  const money = orderMoney(order);
  const { currency } = order;
  const set = (minor: number) => ({
    shop_money: { amount: decimalAmount(minor), currency_code: currency },
    presentment_money: { amount: decimalAmount(presentmentMinor(order, minor)), currency_code: order.presentment.currency },
  });
  const ofLines = order.lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const none = { amount: "0.00", set: set(0) };
  return {
    id: order.id,
    admin_graphql_api_id: toGid("Order", order.id),
    app_id: order.sourceName === "web" ? 580111 : order.sourceName === "pos" ? 129785 : 1354745,
    browser_ip: null,
    buyer_accepts_marketing: order.customer?.acceptsMarketing ?? false,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: time(order.cancelledAt),
    cart_token: cartOfCheckout(state.abandonedCheckouts, order.checkoutToken),
    checkout_id: order.checkoutToken === null ? null : order.id + 30_000_000_000_000,
    checkout_token: order.checkoutToken,
    client_details: null,
    closed_at: time(order.closedAt),
    company: null,
    confirmation_number: order.checkoutToken?.slice(0, 9).toUpperCase() ?? null,
    confirmed: true,
    contact_email: order.email,
    created_at: time(order.createdAt),
    currency,
    current_shipping_price_set: set(money.currentShipping),
    current_subtotal_price: decimalAmount(money.currentSubtotal),
    current_subtotal_price_set: set(money.currentSubtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: decimalAmount(money.currentDiscounts),
    current_total_discounts_set: set(money.currentDiscounts),
    current_total_duties_set: null,
    current_total_price: decimalAmount(money.currentTotal),
    current_total_price_set: set(money.currentTotal),
    current_total_tax: decimalAmount(money.currentTax),
    current_total_tax_set: set(money.currentTax),
    customer_locale: "en-GB",
    device_id: null,
    discount_codes: discountCodePayload(order),
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: order.financialStatus?.toLowerCase() ?? null,
    fulfillment_status: restFulfillmentStatus(order),
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTIzNDU2Nzg5",
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: orderStatusUrl(state, order),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    payment_gateway_names: gatewayNames(order),
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: order.presentment.currency,
    processed_at: time(order.processedAt),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    subtotal_price: decimalAmount(money.subtotal),
    subtotal_price_set: set(money.subtotal),
    tags: order.tags.join(", "),
    tax_exempt: false,
    tax_lines: taxLinePayload(taxesOf(order, "quantity"), set),
    taxes_included: order.taxes.included,
    test: order.test,
    token: order.checkoutToken,
    total_cash_rounding_payment_adjustment_set: none.set,
    total_cash_rounding_refund_adjustment_set: none.set,
    total_discounts: decimalAmount(money.discounts),
    total_discounts_set: set(money.discounts),
    total_line_items_price: decimalAmount(ofLines),
    total_line_items_price_set: set(ofLines),
    total_outstanding: decimalAmount(paymentOf(order).outstanding),
    total_price: decimalAmount(money.total),
    total_price_set: set(money.total),
    total_shipping_price_set: set(money.shipping),
    total_tax: decimalAmount(money.tax),
    total_tax_set: set(money.tax),
    total_tip_received: none.amount,
    total_weight: order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0),
    updated_at: time(order.updatedAt),
    user_id: null,
    billing_address: order.billingAddress && addressPayload(order.billingAddress),
    customer: order.customer && customerPayload(state, order.customer),
    discount_applications: discountApplicationPayload(order),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(state, fulfillment)),
    line_items: order.lines.map((line) => linePayload(state, line)),
    line_item_groups: [...new Map(order.lines.flatMap(({ group }) => (group ? [[group.id, group] as const] : []))).values()].map(
      (group) => ({
        id: group.id,
        title: group.title,
        quantity: group.quantity,
        variant_id: group.variant.id,
        product_id: group.variant.product.id,
        variant_sku: group.variant.sku,
        properties: [],
      }),
    ),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(state, refund)),
    returns: [],
    shipping_address: order.shippingAddress && addressPayload(order.shippingAddress),
    shipping_lines: [
      ...order.shippingLines.map((line) => shippingLinePayload(order, line, set, { isRemoved: false })),
      ...order.removedShippingLines.map((line) => shippingLinePayload(order, line, set, { isRemoved: true })),
    ],
  };
}

function restFulfillmentStatus(order: OrderRecord): "fulfilled" | "partial" | null {
  if (order.source === "history") return "fulfilled";
  if (order.lines.every((line) => line.fulfilledQuantity === 0)) return null;
  return order.lines.every((line) => unfulfilledUnits(line) === 0) ? "fulfilled" : "partial";
}
