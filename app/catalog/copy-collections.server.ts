import { CollectionToCopyDocument } from "#admin/collection-to-copy.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { everyPage } from "#app/shopify/copy/paging.ts";
import { pgString } from "#app/shopify/copy/pg-text.ts";
import { gid } from "#app/shopify/gid.ts";

/** Which collections of a shop a room above asks for. */
type AskedFor = (db: ShopDb, shop: Shop) => Promise<bigint[]>;

const asked: AskedFor[] = [];

/** Has the collections copied that a room above asks for: what any of them asks for is kept. */
export function askForCollections(read: AskedFor): void {
  asked.push(read);
}

/**
 * Copies the collections that somebody asks for with their products as they are in Shopify now, and forgets all others. One that Shopify no longer
 * knows is forgotten too. Answers whether there was anything to do.
 */
export async function copyAskedCollections(shop: Shop): Promise<boolean> {
  const { wanted, known } = await inShop(shop, async (db) => {
    const wanted: bigint[] = [];
    for (const read of asked) wanted.push(...(await read(db, shop)));
    return { wanted, known: await db.collection.count({ where: { shopId: shop.id } }) };
  });
  if (wanted.length === 0 && known === 0) return false;
  await copyCollections(shop, wanted);
  return true;
}

async function copyCollections(shop: Shop, collectionIds: readonly bigint[]): Promise<void> {
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
