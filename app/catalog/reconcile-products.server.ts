import { ChangedProductsDocument } from "#admin/changed-products.ts";
import { CountedProductsDocument } from "#admin/counted-products.ts";
import { CountedVariantsDocument } from "#admin/counted-variants.ts";
import { ListedProductsDocument } from "#admin/listed-products.ts";
import { ListedVariantsDocument, type ListedVariantsQuery } from "#admin/listed-variants.ts";
import type { Shop } from "#app/platform/shop.ts";
import { exactly, type Countable } from "#app/shopify/reconcile/countable.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { reconcileCount } from "#app/shopify/reconcile/reconcile-count.server.ts";
import { copyProducts } from "./copy-products.server.ts";
import { productTable } from "./product-record.ts";
import { variantTable } from "./variant-record.ts";

const changed = reconcilableTable({
  resource: "products",
  table: productTable,
  copy: copyProducts,
  ask: async (client, asked) => (await client.run(ChangedProductsDocument, asked)).products,
});

const products: Countable = {
  resource: "products",
  type: "Product",
  table: productTable,
  count: async (client) => exactly((await client.run(CountedProductsDocument, {})).productsCount),
  list: async (client, { after }) => (await client.run(ListedProductsDocument, { after })).products,
  copy: copyProducts,
};

/** A variant is copied with its product. */
const variants: Countable<ListedVariantsQuery["productVariants"]["nodes"][number]> = {
  resource: "variants",
  type: "ProductVariant",
  table: variantTable,
  count: async (client) => exactly((await client.run(CountedVariantsDocument, {})).productVariantsCount),
  list: async (client, { after }) => (await client.run(ListedVariantsDocument, { after })).productVariants,
  copyOf: ({ product }) => product.id,
  async copyOfGone(db, shop, ids) {
    const found = await db.variant.findMany({ where: { shopId: shop.id, id: { in: [...ids] } }, select: { productId: true } });
    return [...new Set(found.map(({ productId }) => productId))];
  },
  copy: copyProducts,
};

/** Finds products and variants that came, changed or went without a webhook that told of it. */
export async function reconcileProducts(shop: Shop): Promise<void> {
  await reconcileCopy(shop, changed);
  await reconcileCount(shop, products);
  await reconcileCount(shop, variants);
}
