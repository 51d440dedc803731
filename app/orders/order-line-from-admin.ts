import type { BulkOrdersQuery } from "#admin/bulk-orders.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgBoolean, pgInteger, pgString } from "#app/shopify/copy/pg-text.ts";
import type { OrderLineRow } from "./order-line-table.ts";

/** A line of an order as the Admin API gives it, in bulk or one by one. */
export type AdminOrderLine = Omit<BulkOrdersQuery["orders"]["edges"][number]["node"]["lineItems"]["edges"][number]["node"], "__typename">;

/** The row of a line of the order with this global id. `digits` are those of the shop's currency. */
export function orderLineFromAdmin(line: AdminOrderLine, order: string, digits: number): OrderLineRow {
  return {
    id: idText(line.id),
    orderId: idText(order),
    variantId: idText(line.variant?.id),
    productId: idText(line.product?.id),
    // A SKU of nothing but spaces is none.
    sku: pgString(line.sku?.trim() || null),
    title: pgString(line.title),
    variantTitle: pgString(line.variantTitle),
    quantity: pgInteger(line.quantity),
    currentQuantity: pgInteger(line.currentQuantity),
    unitPrice: minorUnits(line.originalUnitPriceSet.shopMoney.amount, digits),
    originalTotal: minorUnits(line.originalTotalSet.shopMoney.amount, digits),
    discountedTotal: minorUnits(line.discountedTotalSet.shopMoney.amount, digits),
    requiresShipping: pgBoolean(line.requiresShipping),
  };
}
