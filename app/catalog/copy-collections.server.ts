import { CollectionToCopyDocument } from "#admin/collection-to-copy.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { everyPage } from "#app/shopify/copy/paging.ts";
import { pgString } from "#app/shopify/copy/pg-text.ts";
import { gid } from "#app/shopify/gid.ts";

/**
 * Copies these collections with their products as they are in Shopify now, and forgets all others: only what somebody asks for is kept. One
 * that Shopify no longer knows is forgotten too.
 */
export async function copyCollections(shop: Shop, collectionIds: readonly bigint[]): Promise<void> {
  const kept: bigint[] = [];
  for (const id of new Set(collectionIds)) {
    const read = await readCollection(shop, id);
    if (read === null) continue;
    kept.push(id);
    const row = { shopId: shop.id, id, ...read };
    await inShop(shop, (db) => db.collection.upsert({ where: { shopId_id: { shopId: shop.id, id } }, create: row, update: row }));
  }
  await inShop(shop, (db) => db.collection.deleteMany({ where: { shopId: shop.id, id: { notIn: kept } } }));
}

/** Null of one that Shopify doesn't know. */
async function readCollection(shop: Shop, id: bigint) {
  const client = adminClient(shop, "background");
  const readAt = nowDate();
  const page = async (after: string | null) =>
    (await client.run(CollectionToCopyDocument, { id: gid("Collection", id), ...(after !== null && { after }) })).collection;
  const first = await page(null);
  if (!first) return null;
  const products = await everyPage(first.products, async (after) => (await page(after))?.products);
  return { title: pgString(first.title), productIds: products.map((product) => BigInt(idText(product.id))), readAt };
}
