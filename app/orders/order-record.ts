import { BulkOrdersDocument } from "#admin/bulk-orders.ts";
import { CountedOrdersDocument } from "#admin/counted-orders.ts";
import type { OrderFieldsFragment } from "#admin/order-fields.ts";
import type { OrderLineFieldsFragment } from "#admin/order-line-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { fullName } from "#app/shopify/copy/full-name.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgArray, pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { orderLineFromAdmin, orderLineTable } from "./order-line-record.ts";
import type { ShippingAddress } from "./postal-address.ts";

/** Orders as Shopify has them. An order that was over before Waybill knew of it starts, and stays, as over. */
export const orderTable = copiedTable({
  name: "order",
  columns: {
    id: "bigint",
    name: "text",
    customerId: "bigint",
    customerName: "text",
    email: "text",
    phone: "text",
    currency: "char(3)",
    subtotal: "bigint",
    shipping: "bigint",
    tax: "bigint",
    discounts: "bigint",
    total: "bigint",
    currentTotal: "bigint",
    refunded: "bigint",
    outstanding: "bigint",
    financialStatus: "text",
    test: "boolean",
    paymentGateways: "text[]",
    riskRecommendation: "text",
    fulfillmentStatus: "text",
    shipTo: "jsonb",
    countryCode: "text",
    note: "text",
    giftMessage: "text",
    shippingTitle: "text",
    shippingCode: "text",
    tags: "text[]",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    cancelledAt: "timestamptz",
    cancelReason: "text",
    checkoutToken: "text",
    sourceName: "text",
    offerVisitor: "text",
    recoveryLinkId: "text",
    closedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
  onInsert: {
    stage: `(CASE WHEN new."cancelledAt" IS NOT NULL THEN 'cancelled' WHEN new."fulfillmentStatus" = 'FULFILLED' THEN 'done_elsewhere' ELSE 'received' END)::"OrderStage"`,
  },
});

/** The row of an order. `digits` are those of the shop's currency (minorDigits). */
export function orderFromAdmin(order: OrderFieldsFragment, digits: number): RowOf<typeof orderTable> {
  const { customer, shippingAddress } = order;
  return {
    id: idText(order.id),
    name: pgString(order.name),
    customerId: idText(customer?.id),
    customerName: pgString(shippingAddress?.name ?? (customer && (fullName(customer) ?? order.email))),
    email: pgString(order.email),
    phone: pgString(order.phone ?? shippingAddress?.phone),
    currency: order.currencyCode,
    subtotal: minorUnits(order.subtotalPriceSet?.shopMoney.amount ?? "0", digits),
    shipping: minorUnits(order.totalShippingPriceSet.shopMoney.amount, digits),
    tax: minorUnits(order.totalTaxSet?.shopMoney.amount ?? "0", digits),
    discounts: minorUnits(order.totalDiscountsSet?.shopMoney.amount ?? "0", digits),
    total: minorUnits(order.totalPriceSet.shopMoney.amount, digits),
    currentTotal: minorUnits(order.currentTotalPriceSet.shopMoney.amount, digits),
    refunded: minorUnits(order.totalRefundedSet.shopMoney.amount, digits),
    outstanding: minorUnits(order.totalOutstandingSet.shopMoney.amount, digits),
    financialStatus: order.displayFinancialStatus,
    test: pgBoolean(order.test),
    paymentGateways: pgArray(order.paymentGatewayNames),
    riskRecommendation: order.risk.recommendation,
    fulfillmentStatus: order.displayFulfillmentStatus,
    shipTo: shippingAddress && pgString(JSON.stringify(postalAddress(shippingAddress, order.email))),
    countryCode: shippingAddress?.countryCodeV2 ?? null,
    note: pgString(order.note),
    giftMessage: pgString(giftMessageOf(order.customAttributes)),
    shippingTitle: pgString(order.shippingLine?.title ?? null),
    shippingCode: pgString(order.shippingLine?.code ?? null),
    tags: pgArray(order.tags),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    checkoutToken: pgString(order.checkoutToken),
    sourceName: pgString(order.sourceName),
    offerVisitor: pgString(keyIn(order.customAttributes, "_waybill_visitor")),
    recoveryLinkId: pgString(keyIn(order.customAttributes, "_waybill_recovery")),
    closedAt: order.closedAt,
  };
}

/** Shopify has no field for it: themes and apps keep it among the cart's attributes, under names that differ a little. */
function giftMessageOf(attributes: OrderFieldsFragment["customAttributes"]): string | null {
  return attributes.find(({ key }) => /^_*gift[ _-]?(message|note|card[ _-]?message)$/i.test(key.trim()))?.value?.trim() || null;
}

/**
 * What our theme's script wrote on the cart, so that a purchase is known as the same in all places, or the link that led back to it. Anybody can
 * write it: it names nobody.
 */
function keyIn(attributes: OrderFieldsFragment["customAttributes"], name: string): string | null {
  const named = attributes.find(({ key }) => key === name)?.value ?? "";
  return /^[\w-]{1,100}$/.test(named) ? named : null;
}

/** JSON has its own way to write a zero character, which PostgreSQL refuses as well: it is replaced before. */
function postalAddress(
  { countryCodeV2, ...address }: NonNullable<OrderFieldsFragment["shippingAddress"]>,
  email: string | null,
): ShippingAddress {
  return {
    name: pgString(address.name),
    company: pgString(address.company),
    address1: pgString(address.address1),
    address2: pgString(address.address2),
    city: pgString(address.city),
    province: pgString(address.province),
    provinceCode: pgString(address.provinceCode),
    zip: pgString(address.zip),
    countryCode: countryCodeV2,
    phone: pgString(address.phone),
    email: pgString(email),
  };
}

/** Every order with its lines. */
export const importOrders: ImportDefinition = {
  resource: "orders",
  document: BulkOrdersDocument,
  root: "Order",
  count: CountedOrdersDocument,
  pagesBy: "ID",
  wholeWith: "read_all_orders",
  tables: [orderTable, orderLineTable],
  prunes: false,
  read(line, put, digits) {
    if (line.__typename === "Order") put(0, orderFromAdmin(line as BulkLine & OrderFieldsFragment, digits));
    else put(1, orderLineFromAdmin(line as BulkLine & OrderLineFieldsFragment, line.__parentId ?? "", digits));
  },
};
