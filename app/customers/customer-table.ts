import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  displayName: "text",
  email: "text",
  phone: "text",
  countryCode: "text",
  numberOfOrders: "int",
  amountSpent: "bigint",
  createdAt: "timestamptz",
  updatedAt: "timestamptz",
} as const;

export type CustomerRow = RowOf<typeof columns>;

export const customerTable: CopiedTable = { name: "customer", columns, key: ["id"], updatedAt: "updatedAt" };
