import DataLoader from "dataloader";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { remember } from "#app/platform/remember.ts";
import { type KnownProduct, readAlike, readBestSellers, readKnown, recommendFrom } from "../recommender/recommend.server.ts";
import { variantsOf } from "./read-supply.server.ts";

/** A product that completes a cart, its variants in the shop's order, and why. */
export type RecommendedProduct = { variantIds: readonly string[]; why: Message };

/** More than are ever shown: some can't be shipped, or cost too much. */
const MOST = 8;
/** What goes with a longer cart is told by so many of its products. */
const MOST_PRODUCTS = 20;
/** Made once a day. */
const AGES = { freshMs: 600_000, staleMs: 6 * 3_600_000 };
const GATHER_MS = 2;

/** What completes a cart of these products, the best first: from memory, or by a few indexed reads for many buyers together. */
export async function recommendedFor(shopId: ShopId, productIds: readonly string[]): Promise<RecommendedProduct[]> {
  const cart = [...new Set(productIds)].slice(0, MOST_PRODUCTS);
  const [first] = cart;
  const known = await Promise.all(cart.map((id) => neighbours.get(`${shopId}/${id}`)));
  const found = await recommendFrom(
    {
      known,
      alike: () => (first === undefined ? Promise.resolve([]) : alike.get(`${shopId}/${first}`)),
      bestSellers: () => bestSellers.get(shopId),
    },
    { cart: cart.map(BigInt), most: MOST },
  );
  return Promise.all(found.map(async ({ productId, why }) => ({ variantIds: await variantsOf(shopId, String(productId)), why })));
}

const shopIn = (key: string) => Number(key.slice(0, key.indexOf("/"))) as ShopId;
const productIn = (key: string) => BigInt(key.slice(key.indexOf("/") + 1));

const neighbours = keepFresh((key: string) => loaders.get(shopIn(key)).then((loader) => loader.load(productIn(key))), {
  ...AGES,
  most: 20_000,
});
const alike = keepFresh((key: string) => inShop({ id: shopIn(key) }, (db) => readAlike(db, { id: shopIn(key) }, [productIn(key)], MOST)), {
  ...AGES,
  most: 20_000,
});
const bestSellers = keepFresh((id: ShopId) => inShop({ id }, (db) => readBestSellers(db, { id }, [], MOST + MOST_PRODUCTS)), {
  ...AGES,
  most: 2_000,
});

const loaders = remember(
  (id: ShopId) =>
    Promise.resolve(
      new DataLoader<bigint, KnownProduct>((ids) => inShop({ id }, (db) => readKnown(db, { id }, ids)), {
        cache: false,
        maxBatchSize: 500,
        batchScheduleFn: (send) => void setTimeout(send, GATHER_MS),
      }),
    ),
  3_600_000,
);
