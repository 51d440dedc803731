import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  id: "bigint",
  orderId: "bigint",
  variantId: "bigint",
  productId: "bigint",
  sku: "text",
  title: "text",
  variantTitle: "text",
  quantity: "int",
  currentQuantity: "int",
  unitPrice: "bigint",
  originalTotal: "bigint",
  discountedTotal: "bigint",
  requiresShipping: "boolean",
} as const;

export type OrderLineRow = RowOf<typeof columns>;

export const orderLineTable: CopiedTable = { name: "order_line", columns, key: ["id"], parent: "orderId" };
