import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  name: "text",
  isActive: "boolean",
  isFulfillmentService: "boolean",
  countryCode: "text",
  updatedAt: "timestamptz",
} as const;

export type LocationRow = RowOf<typeof columns>;

export const locationTable: CopiedTable = { name: "location", columns, key: ["id"], updatedAt: "updatedAt" };
