import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { recommend } from "../recommender/recommend.server.ts";

/** A product that completes a cart, its variants in the shop's order, and why. */
export type RecommendedProduct = { variantIds: readonly string[]; why: Message };

/** More than are ever shown: some can't be shipped, or cost too much. */
const MOST = 8;
/** What goes with a longer cart is told by so many of its products. */
const MOST_PRODUCTS = 20;

const recommendations = keepFresh(readRecommended, { freshMs: 300_000, staleMs: 3_600_000, most: 50_000 });

/** What completes a cart of these products, the best first: from memory, or by a few indexed reads. */
export function recommendedFor(shopId: ShopId, productIds: readonly string[]): Promise<RecommendedProduct[]> {
  const cart = [...new Set(productIds)].sort().slice(0, MOST_PRODUCTS);
  return recommendations.get(`${shopId}/${cart.join()}`);
}

async function readRecommended(key: string): Promise<RecommendedProduct[]> {
  const [shopId = "", cart = ""] = key.split("/");
  const shop = { id: Number(shopId) as ShopId };
  const products = cart.split(",").filter((id) => id !== "");
  return inShop(shop, async (db) => {
    const found = await recommend(db, shop, { cart: products.map(BigInt), most: MOST });
    const variants = await db.variant.findMany({
      where: { shopId: shop.id, productId: { in: found.map(({ productId }) => productId) } },
      select: { id: true, productId: true },
      orderBy: { id: "asc" },
    });
    const byProduct = Map.groupBy(variants, ({ productId }) => productId);
    return found.map(({ productId, why }) => ({ variantIds: (byProduct.get(productId) ?? []).map(({ id }) => String(id)), why }));
  });
}
