import { BulkProductsDocument } from "#admin/bulk-products.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { productFromAdmin } from "./product-from-admin.ts";
import type { AdminProduct } from "./product-from-admin.ts";
import { productTable } from "./product-table.ts";
import { variantFromAdmin } from "./variant-from-admin.ts";
import type { AdminVariant } from "./variant-from-admin.ts";
import { variantTable } from "./variant-table.ts";

/** Every product with its variants. */
export const importProducts: ImportDefinition = {
  resource: "products",
  document: BulkProductsDocument,
  root: "Product",
  tables: [productTable, variantTable],
  prunes: true,
  read(line, put, digits) {
    if (line.__typename === "Product") put(0, productFromAdmin(line as BulkLine & AdminProduct));
    else put(1, variantFromAdmin(line as BulkLine & AdminVariant, line.__parentId ?? "", digits));
  },
};
