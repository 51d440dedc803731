import { ChangedProductsDocument } from "#admin/changed-products.ts";
import type { Shop } from "#app/platform/shop.ts";
import { idOf } from "#app/shopify/gid.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import { knownCopies } from "#app/shopify/reconcile/known-copies.server.ts";
import type { Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyProducts } from "./copy-products.server.ts";
import { productTable } from "./product-record.ts";

const products: Reconcilable = {
  resource: "products",
  changes: (client, changed) =>
    changesByPage(
      async (after) => (await client.run(ChangedProductsDocument, { changed, after })).products,
      ({ id, updatedAt }) => ({ id: String(idOf(id)), changedAt: new Date(updatedAt), copy: idOf(id) }),
    ),
  known: knownCopies(productTable),
  copy: copyProducts,
};

/** Finds products, and changes of them, of which no webhook has come. */
export const reconcileProducts = (shop: Shop): Promise<void> => reconcileCopy(shop, products);
