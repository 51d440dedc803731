import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import { keepManyFresh } from "#app/platform/keep-many-fresh.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { type KnownProduct, readAlike, readBestSellers, readKnown, recommendFrom } from "../recommender/recommend.server.ts";

/** A product that completes a cart, and why. */
export type RecommendedProduct = { productId: string; why: Message };

/** More than are ever shown: some can't be shipped, or cost too much. */
const MOST = 8;
/** What goes with a longer cart is told by so many of its products. */
const MOST_PRODUCTS = 20;
/** Made once a day. */
const AGES = { freshMs: 600_000, staleMs: 6 * 3_600_000 };

/** What completes a cart of these products, the best first: from memory, or by a few indexed reads for many buyers together. */
export async function recommendedFor(shopId: ShopId, productIds: readonly string[]): Promise<RecommendedProduct[]> {
  const cart = [...new Set(productIds)].slice(0, MOST_PRODUCTS);
  const [first] = cart;
  const known = await neighbours.get(shopId, cart);
  const found = await recommendFrom(
    {
      known: cart.flatMap((id) => known.get(id) ?? []),
      alike: () => (first === undefined ? Promise.resolve([]) : alike.get(`${shopId}/${first}`)),
      bestSellers: () => bestSellers.get(shopId),
    },
    { cart: cart.map(BigInt), most: MOST },
  );
  return found.map(({ productId, why }) => ({ productId: String(productId), why }));
}

const shopIn = (key: string) => Number(key.slice(0, key.indexOf("/"))) as ShopId;
const productIn = (key: string) => BigInt(key.slice(key.indexOf("/") + 1));

/** Has what goes with these products known before somebody asks for it. */
export const warmNeighbours = (shopId: ShopId, productIds: readonly string[]): Promise<void> => neighbours.warm(shopId, productIds);

const neighbours = keepManyFresh<ShopId, KnownProduct>(
  async (id, productIds) => {
    const known = await inShop({ id }, (db) => readKnown(db, { id }, productIds.map(BigInt)));
    return new Map(known.map((product) => [String(product.item), product]));
  },
  { ...AGES, most: 50_000 },
);
const alike = keepFresh((key: string) => inShop({ id: shopIn(key) }, (db) => readAlike(db, { id: shopIn(key) }, [productIn(key)], MOST)), {
  ...AGES,
  most: 20_000,
});
const bestSellers = keepFresh((id: ShopId) => inShop({ id }, (db) => readBestSellers(db, { id }, [], MOST + MOST_PRODUCTS)), {
  ...AGES,
  most: 2_000,
});
