import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  orderId: "bigint",
  assignedLocationId: "bigint",
  status: "text",
  requestStatus: "text",
  supportedActions: "text[]",
  onHoldReasons: "text[]",
  fulfillAt: "timestamptz",
  createdAt: "timestamptz",
  updatedAt: "timestamptz",
} as const;

export type FulfillmentOrderRow = RowOf<typeof columns>;

export const fulfillmentOrderTable: CopiedTable = {
  name: "fulfillment_order",
  columns,
  key: ["id"],
  updatedAt: "updatedAt",
  parent: "orderId",
};
