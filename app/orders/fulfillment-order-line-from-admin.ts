import type { BulkFulfillmentOrdersQuery } from "#admin/bulk-fulfillment-orders.ts";
import { gramsOf } from "#app/shopify/copy/grams-of.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgInteger, pgString } from "#app/shopify/copy/pg-text.ts";
import type { FulfillmentOrderLineRow } from "./fulfillment-order-line-table.ts";

export type AdminFulfillmentOrderLine = Omit<
  BulkFulfillmentOrdersQuery["fulfillmentOrders"]["edges"][number]["node"]["lineItems"]["edges"][number]["node"],
  "__typename"
>;

/** The row of a line of the fulfillment order with this global id. */
export function fulfillmentOrderLineFromAdmin(line: AdminFulfillmentOrderLine, fulfillmentOrder: string): FulfillmentOrderLineRow {
  return {
    id: idText(line.id),
    fulfillmentOrderId: idText(fulfillmentOrder),
    orderLineId: idText(line.lineItem.id),
    inventoryItemId: idText(line.inventoryItemId),
    sku: pgString(line.sku?.trim() || null),
    totalQuantity: pgInteger(line.totalQuantity),
    remainingQuantity: pgInteger(line.remainingQuantity),
    grams: gramsOf(line.weight),
    requiresShipping: pgBoolean(line.requiresShipping),
  };
}
