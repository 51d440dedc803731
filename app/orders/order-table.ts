import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
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
  refunded: "bigint",
  financialStatus: "text",
  fulfillmentStatus: "text",
  shipTo: "jsonb",
  countryCode: "text",
  note: "text",
  tags: "text[]",
  createdAt: "timestamptz",
  updatedAt: "timestamptz",
  cancelledAt: "timestamptz",
  closedAt: "timestamptz",
} as const;

export type OrderRow = RowOf<typeof columns>;

/** Orders as Shopify has them. An order that was over before Waybill knew of it starts, and stays, as over. */
export const orderTable: CopiedTable = {
  name: "order",
  columns,
  key: ["id"],
  updatedAt: "updatedAt",
  onInsert: {
    stage: `(CASE WHEN new."cancelledAt" IS NOT NULL THEN 'cancelled' WHEN new."fulfillmentStatus" = 'FULFILLED' THEN 'done_elsewhere' ELSE 'received' END)::"OrderStage"`,
  },
};
