import { allocationPayload, ofLineAlone } from "../orders/discount-sources.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { presentmentMinor } from "../resolvers/money-bag.ts";
import { liveVariant } from "./live-variant.ts";
import { decimalAmount } from "./decimal-amount.ts";
import { toGid } from "./gid.ts";
import { lineTax, ratedTaxes, taxOn } from "./order-money.ts";
import type { LineRecord, OrderRecord, ShippingLineRecord, TaxLine } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";

/** A line of an order as Shopify's webhooks write one. */
export function linePayload(state: ShopState, line: LineRecord): Record<string, unknown> {
  const { variant, order } = line;
  const set = (minor: number) => ({
    shop_money: { amount: decimalAmount(minor), currency_code: order.currency },
    presentment_money: { amount: decimalAmount(presentmentMinor(order, minor)), currency_code: order.presentment.currency },
  });
  const left = unfulfilledUnits(line);
  return {
    id: line.id,
    admin_graphql_api_id: toGid("LineItem", line.id),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.requiresShipping ? left : 0,
    fulfillment_service: line.giftCard ? "gift_card" : "manual",
    fulfillment_status: line.fulfilledQuantity === 0 ? null : left === 0 ? "fulfilled" : "partial",
    gift_card: line.giftCard,
    grams: line.grams,
    name: line.title,
    price: decimalAmount(line.unitMinor),
    price_set: set(line.unitMinor),
    product_exists: liveVariant(line) !== null,
    product_id: liveVariant(line)?.product.id ?? null,
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: line.group?.id ?? null,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    total_discount: decimalAmount(ofLineAlone(line)),
    total_discount_set: set(ofLineAlone(line)),
    variant_id: variant?.id ?? null,
    variant_inventory_management: variant?.tracked ? "shopify" : null,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: taxLinePayload(line.taxLines ?? ratedTaxes(order, lineTax(line, line.quantity)), set),
    duties: [],
    discount_allocations: allocationPayload(line, set),
  };
}

/** Taxes as REST writes them. */
export function taxLinePayload(taxes: readonly TaxLine[], set: (minor: number) => unknown): Record<string, unknown>[] {
  return taxes.map(({ title, rate, minor, channelLiable }) => ({
    title,
    rate,
    price: decimalAmount(minor),
    price_set: set(minor),
    channel_liable: channelLiable,
  }));
}

/** How it was to be sent, as Shopify's webhooks write it. */
export function shippingLinePayload(
  order: OrderRecord,
  line: ShippingLineRecord,
  set: (minor: number) => unknown,
  { isRemoved }: { isRemoved: boolean },
) {
  const price = decimalAmount(line.priceMinor);
  const discounted = line.priceMinor - (line.discountMinor ?? 0);
  return {
    id: line.id,
    carrier_identifier: null,
    code: line.code,
    current_discounted_price_set: set(discounted),
    discounted_price: decimalAmount(discounted),
    discounted_price_set: set(discounted),
    is_removed: isRemoved,
    phone: null,
    price,
    price_set: set(line.priceMinor),
    requested_fulfillment_service_id: null,
    source: line.source ?? "shopify",
    title: line.title,
    tax_lines: taxLinePayload(line.taxLines ?? ratedTaxes(order, taxOn(order, discounted)), set),
    discount_allocations: allocationPayload(line, set),
  };
}
