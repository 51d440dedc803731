import { recommendedFor } from "#app/offers/serving/recommended-for.server.ts";
import { readSuppliesOf } from "#app/offers/serving/read-supply.server.ts";
import { whatShips } from "#app/offers/serving/what-ships.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import type { ShownProduct } from "./message-variables.ts";

/** So many are shown at most. */
const MOST = 4;
/** Nobody is shown what they have bought so lately. */
const HAS_IT_DAYS = 90;

type Asked = {
  /** What the message is about, as products. */
  productIds: readonly string[];
  customerId: bigint | null;
  /** By which they are looked for among the customers where no number is known. */
  email: string | null;
  /** In which its reader is told of prices. */
  currency: string;
};

/** Whether a text of a step shows any: they are looked for only then. */
export const asksForThings = (text: unknown): boolean => /\bproducts\b/.test(JSON.stringify(text) ?? "");

/**
 * What goes with the things that a message is about, the best first: as offers' recommender says it, of what the shop shows, can be shipped to its
 * reader now, costs something, and they haven't bought lately. Without a price where its reader is told of prices in another currency than the shop's.
 */
export async function recommendedThings(
  shop: Shop,
  { productIds, customerId, email, currency }: Asked,
  destination: Destination,
): Promise<ShownProduct[]> {
  const recommended = await recommendedFor(shop.id, productIds);
  const had = await boughtLately(shop, { customerId, email });
  const wanted = recommended.map(({ productId }) => productId).filter((id) => !had.has(id) && !productIds.includes(id));
  const variants = await readSuppliesOf(shop.id, wanted);
  const asked = wanted.flatMap((id) => (variants.get(id) ?? []).map(({ variantId }) => ({ variantId, quantity: 1 })));
  const there = (await whatShips(shop, asked, destination)).filter(({ supply }) => supply.isActive && supply.price > 0);
  const firsts = there.filter(({ supply }, at) => there.findIndex((one) => one.supply.productId === supply.productId) === at);
  return firsts.slice(0, MOST).map(({ supply: { title, price, imageUrl, handle, variantId } }) => ({
    title,
    unitPrice: currency === shop.currency ? price : null,
    imageUrl,
    path: `products/${encodeURIComponent(handle)}?variant=${variantId}`,
  }));
}

async function boughtLately(shop: Shop, { customerId, email }: Pick<Asked, "customerId" | "email">): Promise<Set<string>> {
  if (customerId === null && email === null) return new Set();
  const since = new Date(nowDate().getTime() - HAS_IT_DAYS * 86_400_000);
  const rows = await inShop(shop, async (db) => {
    const named =
      customerId === null ? await db.customer.findMany({ where: { shopId: shop.id, email }, select: { id: true } }) : [{ id: customerId }];
    return db.orderLine.findMany({
      where: {
        shopId: shop.id,
        productId: { not: null },
        order: { customerId: { in: named.map(({ id }) => id) }, createdAt: { gt: since } },
      },
      select: { productId: true },
      distinct: ["productId"],
    });
  });
  return new Set(rows.map(({ productId }) => String(productId)));
}
