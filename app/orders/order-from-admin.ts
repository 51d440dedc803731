import type { BulkOrdersQuery } from "#admin/bulk-orders.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgArray, pgString } from "#app/shopify/copy/pg-text.ts";
import type { OrderRow } from "./order-table.ts";
import type { PostalAddress } from "./postal-address.ts";

/** An order as the Admin API gives it, in bulk or one by one, without what hangs on it. */
export type AdminOrder = Omit<BulkOrdersQuery["orders"]["edges"][number]["node"], "__typename" | "lineItems">;

/** The row of an order. `digits` are those of the shop's currency (minorDigits). */
export function orderFromAdmin(order: AdminOrder, digits: number): OrderRow {
  const { customer, shippingAddress } = order;
  return {
    id: idText(order.id),
    name: pgString(order.name),
    customerId: idText(customer?.id),
    customerName: pgString(shippingAddress?.name ?? customer?.displayName),
    email: pgString(order.email),
    phone: pgString(order.phone ?? shippingAddress?.phone),
    currency: order.currencyCode,
    subtotal: minorUnits(order.subtotalPriceSet?.shopMoney.amount ?? "0", digits),
    shipping: minorUnits(order.totalShippingPriceSet.shopMoney.amount, digits),
    tax: minorUnits(order.totalTaxSet?.shopMoney.amount ?? "0", digits),
    discounts: minorUnits(order.totalDiscountsSet?.shopMoney.amount ?? "0", digits),
    total: minorUnits(order.totalPriceSet.shopMoney.amount, digits),
    refunded: minorUnits(order.totalRefundedSet.shopMoney.amount, digits),
    financialStatus: order.displayFinancialStatus,
    fulfillmentStatus: order.displayFulfillmentStatus,
    shipTo: shippingAddress && pgString(JSON.stringify(postalAddress(shippingAddress, order.email))),
    countryCode: shippingAddress?.countryCodeV2 ?? null,
    note: pgString(order.note),
    tags: pgArray(order.tags),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    closedAt: order.closedAt,
  };
}

/** JSON has its own way to write a zero character, which PostgreSQL refuses as well: it is replaced before. */
function postalAddress({ countryCodeV2, ...address }: NonNullable<AdminOrder["shippingAddress"]>, email: string | null): PostalAddress {
  return {
    name: pgString(address.name),
    company: pgString(address.company),
    address1: pgString(address.address1),
    address2: pgString(address.address2),
    city: pgString(address.city),
    provinceCode: pgString(address.provinceCode),
    zip: pgString(address.zip),
    countryCode: countryCodeV2,
    phone: pgString(address.phone),
    email: pgString(email),
  };
}
