import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  title: "text",
  handle: "text",
  status: "text",
  vendor: "text",
  imageUrl: "text",
  createdAt: "timestamptz",
  updatedAt: "timestamptz",
} as const;

export type ProductRow = RowOf<typeof columns>;

export const productTable: CopiedTable = { name: "product", columns, key: ["id"], updatedAt: "updatedAt" };
