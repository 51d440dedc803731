import { BulkProductsDocument } from "#admin/bulk-products.ts";
import { CountedProductsDocument } from "#admin/counted-products.ts";
import type { ProductFieldsFragment } from "#admin/product-fields.ts";
import type { VariantFieldsFragment } from "#admin/variant-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray, pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { complementaryIds } from "./complementary-ids.ts";
import { variantFromAdmin, variantTable } from "./variant-record.ts";

export const productTable = copiedTable({
  name: "product",
  columns: {
    id: "bigint",
    title: "text",
    handle: "text",
    status: "text",
    vendor: "text",
    imageUrl: "text",
    complementary: "bigint[]",
    isInStore: "boolean",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
});

export function productFromAdmin(product: ProductFieldsFragment): RowOf<typeof productTable> {
  const id = idText(product.id);
  return {
    id,
    title: pgString(product.title),
    handle: pgString(product.handle),
    status: product.status,
    vendor: pgString(product.vendor),
    imageUrl: pgString(product.featuredMedia?.preview?.image?.url),
    complementary: pgArray(complementaryIds(product.complementary?.value, id)),
    isInStore: pgBoolean(product.onlineStoreUrl != null),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

/** Every product with its variants. */
export const importProducts: ImportDefinition = {
  resource: "products",
  document: BulkProductsDocument,
  root: "Product",
  count: CountedProductsDocument,
  pagesBy: "ID",
  tables: [productTable, variantTable],
  prunes: true,
  read(line, put, digits) {
    if (line.__typename === "Product") put(0, productFromAdmin(line as BulkLine & ProductFieldsFragment));
    else put(1, variantFromAdmin(line as BulkLine & VariantFieldsFragment, line.__parentId ?? "", digits));
  },
};
