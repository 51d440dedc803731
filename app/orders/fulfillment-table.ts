import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  orderId: "bigint",
  name: "text",
  status: "text",
  displayStatus: "text",
  locationId: "bigint",
  trackingCompany: "text",
  trackingNumbers: "text[]",
  trackingUrls: "text[]",
  createdAt: "timestamptz",
  updatedAt: "timestamptz",
} as const;

export type FulfillmentRow = RowOf<typeof columns>;

export const fulfillmentTable: CopiedTable = { name: "fulfillment", columns, key: ["id"], updatedAt: "updatedAt", parent: "orderId" };
