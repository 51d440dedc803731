import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** The cart that Shopify's number of an abandoned checkout means; undefined of one that Waybill hasn't heard of. */
export async function findCheckoutCart(shop: Shop, checkoutId: bigint): Promise<string | undefined> {
  const token = `checkout-id:${String(checkoutId)}`;
  const found = await readInShop(shop, (db) => db.abandonmentToken.findUnique({ where: { shopId_token: { shopId: shop.id, token } } }));
  return found?.abandonmentId;
}
