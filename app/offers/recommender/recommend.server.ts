import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { climbLadder, type Rung } from "./climb-ladder.ts";
import { explainPair } from "./explain-pair.ts";
import { recommender } from "./messages.ts";
import { nameComplementary } from "./name-complementary.ts";
import { methodFor, scoreCart, type Known } from "./score-cart.ts";

/** A product for a cart, from where it is known, and why, for the merchant. */
export type Recommendation = { productId: bigint; rung: Rung; why: Message };

type Wanted = {
  /** Products in the cart. */
  cart: readonly bigint[];
  most: number;
};

/** Where recommendations are looked up: at once in the database, or where somebody remembers it. */
export type RecommendationSources = {
  /** What is known of each product of the cart. */
  known: readonly KnownProduct[];
  /** What is like the cart, and what the shop sells most of: asked only where the rest is not enough. */
  alike: () => Promise<readonly Candidate[]>;
  bestSellers: () => Promise<readonly Candidate[]>;
};

type Candidate = { productId: bigint; why: Message };

/**
 * The products that best complete a cart, the best first; fewer than asked for only where the shop has sold no more. Nothing of the cart. What can
 * be sold and shipped of it is for the caller to see: ask for more than are to be shown.
 */
export async function recommend(db: ShopDb, shop: Pick<Shop, "id">, wanted: Wanted): Promise<Recommendation[]> {
  const { cart, most } = wanted;
  const sources: RecommendationSources = {
    known: await readKnown(db, shop, cart),
    alike: () => readAlike(db, shop, cart, most),
    bestSellers: () => readBestSellers(db, shop, cart, most),
  };
  return recommendFrom(sources, wanted);
}

/** The same from what is known already. */
export async function recommendFrom(
  { known, alike, bestSellers }: RecommendationSources,
  { cart, most }: Wanted,
): Promise<Recommendation[]> {
  const complementary = nameComplementary(known);
  const together = [...scoreCart(known)]
    .filter(([, score]) => score > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most + complementary.length)
    .map(([productId]) => ({ productId, why: whyTogether(known, productId) }));
  const missing = together.length + complementary.length < most;
  return climbLadder(
    {
      complementary: complementary.map(({ productId, beside }) => ({
        productId,
        why: recommender.message("complementary", { title: beside }),
      })),
      together,
      alike: missing ? await alike() : [],
      "best-seller": missing ? await bestSellers() : [],
    },
    { inCart: cart, most },
  );
}

type Stored = { items: bigint[]; scores: number[]; orders: number[]; times: number[] };
/** What goes with a product, by the merchant's choice and by each method. */
export type KnownProduct = Known<bigint> & {
  cosine: Stored | undefined;
  ease: Stored | undefined;
  title: string;
  complementary: readonly bigint[];
};

/** What goes with each of these. */
export async function readKnown(db: ShopDb, shop: Pick<Shop, "id">, cart: readonly bigint[]): Promise<KnownProduct[]> {
  const rows = await db.productNeighbours.findMany({ where: { shopId: shop.id, productId: { in: [...cart] } } });
  const products = await db.product.findMany({
    where: { shopId: shop.id, id: { in: [...cart] } },
    select: { id: true, title: true, complementary: true },
  });
  const of = (item: bigint, method: "cosine" | "ease"): Stored | undefined => {
    const row = rows.find((one) => one.productId === item && one.method === method);
    return row && { items: row.others, scores: row.scores, orders: row.orders, times: row.times };
  };
  const byId = new Map(products.map((product) => [product.id, product]));
  return [...new Set(cart)].map((item) => {
    const { title = "", complementary = [] } = byId.get(item) ?? {};
    return { item, cosine: of(item, "cosine"), ease: of(item, "ease"), title, complementary };
  });
}

/** Told of the product in the cart that speaks for it most. */
function whyTogether(cart: readonly KnownProduct[], productId: bigint): Message {
  const method = methodFor(cart);
  let strongest = { score: -Infinity, orders: 0, times: 0 };
  for (const known of cart) {
    const stored = known[method];
    const place = stored?.items.indexOf(productId) ?? -1;
    if (!stored || place < 0 || stored.scores[place]! <= strongest.score) continue;
    strongest = { score: stored.scores[place]!, orders: stored.orders[place]!, times: stored.times[place]! };
  }
  return explainPair(strongest);
}

/** Of the vendors in the cart, at half to twice the price of what is in it, what sells best first. */
export async function readAlike(db: ShopDb, shop: Pick<Shop, "id">, cart: readonly bigint[], most: number) {
  const rows = await db.$queryRaw<{ productId: bigint }[]>`
    WITH priced AS (SELECT p."id", p."vendor", p."status", (SELECT min(v."price") FROM "variant" v WHERE v."shopId" = p."shopId" AND v."productId" = p."id") AS price
                      FROM "product" p WHERE p."shopId" = ${shop.id})
    SELECT other."id" AS "productId" FROM priced other
      LEFT JOIN "product_neighbours" n ON n."shopId" = ${shop.id} AND n."method" = 'cosine' AND n."productId" = other."id"
     WHERE other."status" = 'ACTIVE' AND other."id" <> ALL (${[...cart]})
       AND EXISTS (SELECT 1 FROM priced mine WHERE mine."id" = ANY (${[...cart]}) AND mine."vendor" = other."vendor"
                      AND other.price BETWEEN mine.price / 2 AND mine.price * 2)
     ORDER BY coalesce(n."support", 0) DESC, other."id" LIMIT ${most}`;
  return rows.map(({ productId }) => ({ productId, why: recommender.message("alike") }));
}

export async function readBestSellers(db: ShopDb, shop: Pick<Shop, "id">, cart: readonly bigint[], most: number) {
  const rows = await db.productNeighbours.findMany({
    where: { shopId: shop.id, method: "cosine", productId: { notIn: [...cart] } },
    orderBy: [{ support: "desc" }, { productId: "asc" }],
    select: { productId: true, support: true },
    take: most,
  });
  return rows.map(({ productId, support }) => ({ productId, why: recommender.message("best-seller", { count: support }) }));
}
