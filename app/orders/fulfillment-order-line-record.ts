import type { FulfillmentOrderLineFieldsFragment } from "#admin/fulfillment-order-line-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { gramsOf } from "#app/shopify/copy/minor-units.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgInteger, pgString } from "#app/shopify/copy/pg-text.ts";

export const fulfillmentOrderLineTable = copiedTable({
  name: "fulfillment_order_line",
  columns: {
    id: "bigint",
    fulfillmentOrderId: "bigint",
    orderLineId: "bigint",
    inventoryItemId: "bigint",
    sku: "text",
    totalQuantity: "int",
    remainingQuantity: "int",
    grams: "int",
    requiresShipping: "boolean",
  },
  key: ["id"],
  parent: "fulfillmentOrderId",
});

/** The row of a line of the fulfillment order with this global id. */
export function fulfillmentOrderLineFromAdmin(
  line: FulfillmentOrderLineFieldsFragment,
  fulfillmentOrder: string,
): RowOf<typeof fulfillmentOrderLineTable> {
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
