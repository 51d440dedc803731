import type { BulkProductsQuery } from "#admin/bulk-products.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgString } from "#app/shopify/copy/pg-text.ts";
import type { ProductRow } from "./product-table.ts";

export type AdminProduct = Omit<BulkProductsQuery["products"]["edges"][number]["node"], "__typename" | "variants">;

export function productFromAdmin(product: AdminProduct): ProductRow {
  return {
    id: idText(product.id),
    title: pgString(product.title),
    handle: pgString(product.handle),
    status: product.status,
    vendor: pgString(product.vendor),
    imageUrl: pgString(product.featuredMedia?.preview?.image?.url),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}
