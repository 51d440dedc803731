import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  productId: "bigint",
  title: "text",
  sku: "text",
  barcode: "text",
  price: "bigint",
  inventoryItemId: "bigint",
  grams: "int",
  requiresShipping: "boolean",
  tracked: "boolean",
  updatedAt: "timestamptz",
} as const;

export type VariantRow = RowOf<typeof columns>;

/** A variant is written together with its product, so that its own time decides nothing. */
export const variantTable: CopiedTable = { name: "variant", columns, key: ["id"], parent: "productId" };
