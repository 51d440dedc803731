import { liveVariant } from "./live-variant.ts";
import { decimalAmount } from "./decimal-amount.ts";
import { toGid } from "./gid.ts";
import type { LineRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";

/** A line of an order as Shopify's webhooks write one. */
export function linePayload(state: ShopState, line: LineRecord): Record<string, unknown> {
  const { variant } = line;
  const price = { amount: decimalAmount(line.unitMinor), currency_code: state.shop.currency };
  const left = Math.max(0, line.currentQuantity - line.fulfilledQuantity);
  return {
    id: line.id,
    admin_graphql_api_id: toGid("LineItem", line.id),
    variant_id: variant?.id ?? null,
    product_id: liveVariant(line)?.product.id ?? null,
    title: line.title,
    name: line.title,
    variant_title: null,
    sku: line.sku,
    vendor: variant?.product.vendor ?? null,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.requiresShipping ? left : 0,
    grams: variant?.grams ?? 0,
    fulfillment_status: line.fulfilledQuantity === 0 ? null : left === 0 ? "fulfilled" : "partial",
    price: price.amount,
    price_set: { shop_money: price, presentment_money: price },
    total_discount: "0.00",
    requires_shipping: line.requiresShipping,
    product_exists: liveVariant(line) !== null,
    taxable: true,
    gift_card: false,
    properties: [],
    tax_lines: [],
    discount_allocations: [],
  };
}
