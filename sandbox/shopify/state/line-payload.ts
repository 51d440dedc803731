import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { presentmentMinor } from "../resolvers/money-bag.ts";
import { liveVariant } from "./live-variant.ts";
import { decimalAmount } from "./decimal-amount.ts";
import { toGid } from "./gid.ts";
import { taxOn } from "./order-money.ts";
import type { LineRecord, OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";

/** A line of an order as Shopify's webhooks write one. */
export function linePayload(state: ShopState, line: LineRecord): Record<string, unknown> {
  const { variant, order } = line;
  const set = (minor: number) => ({
    shop_money: { amount: decimalAmount(minor), currency_code: state.shop.currency },
    presentment_money: { amount: decimalAmount(presentmentMinor(order, minor)), currency_code: order.presentment.currency },
  });
  const left = unfulfilledUnits(line);
  const variantTitle = variant && variant.title !== "Default Title" ? variant.title : null;
  return {
    id: line.id,
    admin_graphql_api_id: toGid("LineItem", line.id),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.requiresShipping ? left : 0,
    fulfillment_service: line.giftCard ? "gift_card" : "manual",
    fulfillment_status: line.fulfilledQuantity === 0 ? null : left === 0 ? "fulfilled" : "partial",
    gift_card: line.giftCard,
    grams: variant?.grams ?? 0,
    name: line.title,
    price: decimalAmount(line.unitMinor),
    price_set: set(line.unitMinor),
    product_exists: liveVariant(line) !== null,
    product_id: liveVariant(line)?.product.id ?? null,
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: true,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: set(0),
    variant_id: variant?.id ?? null,
    variant_inventory_management: variant?.tracked ? "shopify" : null,
    variant_title: variantTitle,
    vendor: variant?.product.vendor ?? null,
    tax_lines: taxLinePayload(order, taxOn(order, line.totalMinor), set),
    duties: [],
    discount_allocations: [],
  };
}

/** The tax on something of an order, as REST writes it; nothing where the order carries none. */
export function taxLinePayload(
  order: Pick<OrderRecord, "taxes">,
  minor: number,
  set: (minor: number) => unknown,
): Record<string, unknown>[] {
  return order.taxes.rate === 0
    ? []
    : [{ title: "VAT", rate: order.taxes.rate, price: decimalAmount(minor), price_set: set(minor), channel_liable: false }];
}

/** How it was to be sent, as Shopify's webhooks write it. */
export function shippingLinePayload(order: OrderRecord, line: NonNullable<OrderRecord["shippingLine"]>, set: (minor: number) => unknown) {
  const price = decimalAmount(line.priceMinor);
  return {
    id: line.id,
    carrier_identifier: null,
    code: line.code,
    current_discounted_price_set: set(line.priceMinor),
    discounted_price: price,
    discounted_price_set: set(line.priceMinor),
    is_removed: false,
    phone: null,
    price,
    price_set: set(line.priceMinor),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: line.title,
    tax_lines: taxLinePayload(order, taxOn(order, line.priceMinor), set),
    discount_allocations: [],
  };
}
