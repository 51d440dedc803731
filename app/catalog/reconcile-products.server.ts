import { ChangedProductsDocument } from "#admin/changed-products.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyProducts } from "./copy-products.server.ts";
import { productTable } from "./product-record.ts";

const products = reconcilableTable({
  resource: "products",
  table: productTable,
  copy: copyProducts,
  ask: async (client, asked) => (await client.run(ChangedProductsDocument, asked)).products,
});

/** Finds products, and changes of them, of which no webhook has come. */
export const reconcileProducts = (shop: Shop): Promise<void> => reconcileCopy(shop, products);
