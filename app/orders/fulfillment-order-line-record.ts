import type { FulfillmentOrderLineFieldsFragment } from "#admin/fulfillment-order-line-fields.ts";
import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";
import { gramsOf } from "#app/shopify/copy/minor-units.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgInteger, pgString } from "#app/shopify/copy/pg-text.ts";

const columns = {
  id: "bigint",
  fulfillmentOrderId: "bigint",
  orderLineId: "bigint",
  inventoryItemId: "bigint",
  sku: "text",
  totalQuantity: "int",
  remainingQuantity: "int",
  grams: "int",
  requiresShipping: "boolean",
} as const;

export type FulfillmentOrderLineRow = RowOf<typeof columns>;

export const fulfillmentOrderLineTable: CopiedTable = {
  name: "fulfillment_order_line",
  columns,
  key: ["id"],
  parent: "fulfillmentOrderId",
};

/** The row of a line of the fulfillment order with this global id. */
export function fulfillmentOrderLineFromAdmin(line: FulfillmentOrderLineFieldsFragment, fulfillmentOrder: string): FulfillmentOrderLineRow {
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
