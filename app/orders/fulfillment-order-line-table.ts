import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

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
