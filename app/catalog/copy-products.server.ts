import { ProductsToCopyDocument } from "#admin/products-to-copy.ts";
import type { ProductsToCopyQuery } from "#admin/products-to-copy.ts";
import { VariantsPageDocument } from "#admin/variants-page.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf, everyPage } from "#app/shopify/copy/paging.ts";
import { upsertChildren, upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { productFromAdmin } from "./product-record.ts";
import { productTable } from "./product-record.ts";
import { variantFromAdmin } from "./variant-record.ts";
import { variantTable } from "./variant-record.ts";

/** Ten products with a page of variants each stay under the thousand points that Shopify allows one query. */
const AT_ONCE = 10;

type Product = Extract<ProductsToCopyQuery["nodes"][number], { id: string }>;

/**
 * Copies products with all their variants as they are in Shopify now. Newer wins; variants and products that Shopify no longer knows are
 * removed. Twice equals once.
 */
export async function copyProducts(shop: Shop, productIds: readonly bigint[]): Promise<void> {
  const client = adminClient(shop);
  const digits = minorDigits(shop.currency);
  for (const batch of batchesOf([...new Set(productIds)], AT_ONCE)) {
    const { nodes } = await client.run(ProductsToCopyDocument, { ids: batch.map((id) => gid("Product", id)) });
    const products = await Promise.all(nodes.filter(isProduct).map((product) => complete(client, product)));
    const gone = batch.filter((_, index) => nodes[index] == null);
    await inShop(shop, async (db) => {
      const taken = await upsertCopies(
        db,
        shop,
        productTable,
        products.map(({ product }) => productFromAdmin(product)),
      );
      const rows = products.flatMap(({ product, variants }) => variants.map((variant) => variantFromAdmin(variant, product.id, digits)));
      await upsertChildren(db, shop, variantTable, taken, rows);
      if (gone.length === 0) return;
      await db.variant.deleteMany({ where: { shopId: shop.id, productId: { in: gone } } });
      await db.product.deleteMany({ where: { shopId: shop.id, id: { in: gone } } });
    });
  }
}

const isProduct = (node: ProductsToCopyQuery["nodes"][number]): node is Product => node !== null && "variants" in node;

async function complete(client: AdminClient, product: Product) {
  const nextPage = async (after: string) => (await client.run(VariantsPageDocument, { id: product.id, after })).product?.variants;
  return { product, variants: await everyPage(product.variants, nextPage) };
}
