import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { buildInThread } from "./build-in-thread.server.ts";
import type { Model } from "./build-model.ts";
import { countUncounted } from "./count-orders.server.ts";
import { timesByChance, type Neighbours } from "./neighbours.ts";
import { packBaskets } from "./packed-baskets.ts";

/** The newest orders, of which neighbours are made: some hundred megabytes at most. */
const MOST_BASKETS = 500_000;
const BASKETS_AT_ONCE = 20_000;
const PRODUCTS_AT_ONCE = 250;
const ROUTINE_HOURS = 20;
/** So many more or fewer orders than last time (an imported history) do not wait for the next day. */
const GROWN = 0.1;

/**
 * Counts what was not heard of, and makes every product's neighbours anew: once a day, or when the orders have become many more. Whoever reads
 * meanwhile finds the old ones.
 */
export async function buildNeighboursWhenDue(shop: Shop): Promise<void> {
  await countUncounted(shop);
  const { last, baskets } = await inShop(shop, async (db) => ({
    last: await db.recommenderBuild.findUnique({ where: { shopId: shop.id } }),
    baskets: await db.basket.count({ where: { shopId: shop.id } }),
  }));
  const hours = last ? (nowDate().getTime() - last.builtAt.getTime()) / 3_600_000 : Infinity;
  const grown = Math.abs(baskets - (last?.baskets ?? 0)) > GROWN * (last?.baskets ?? 0);
  if (grown || (baskets > 0 && hours >= ROUTINE_HOURS)) await buildNeighbours(shop);
}

/** Makes every product's neighbours anew, of the counted orders. */
export async function buildNeighbours(shop: Shop): Promise<void> {
  const { baskets, products, all } = await readBaskets(shop);
  const titles = await readTitles(shop, products);
  const model = await buildInThread(packBaskets(baskets), titles);
  const builtAt = nowDate();
  const written = [...rowsOf(model, products)].map((row) => ({ shopId: shop.id, builtAt, ...row }));
  for (let from = 0; from < written.length; from += PRODUCTS_AT_ONCE) {
    const some = written.slice(from, from + PRODUCTS_AT_ONCE);
    await inShop(shop, async (db) => {
      for (const method of ["cosine", "ease"] as const) {
        const productIds = some.filter((row) => row.method === method).map(({ productId }) => productId);
        await db.productNeighbours.deleteMany({ where: { shopId: shop.id, method, productId: { in: productIds } } });
      }
      await db.productNeighbours.createMany({ data: some });
    });
  }
  await inShop(shop, async (db) => {
    await db.productNeighbours.deleteMany({ where: { shopId: shop.id, builtAt: { lt: builtAt } } });
    const build = { builtAt, baskets: all };
    await db.recommenderBuild.upsert({ where: { shopId: shop.id }, create: { shopId: shop.id, ...build }, update: build });
  });
}

/** The newest baskets, oldest first, with their products numbered. */
async function readBaskets(shop: Shop): Promise<{ baskets: number[][]; products: bigint[]; all: number }> {
  const numbers = new Map<bigint, number>();
  const newestFirst: number[][] = [];
  let before: { placedAt: Date; orderId: bigint } | undefined;
  while (newestFirst.length < MOST_BASKETS) {
    const page = await inShop(shop, (db) =>
      db.basket.findMany({
        where: {
          shopId: shop.id,
          ...(before && { OR: [{ placedAt: { lt: before.placedAt } }, { placedAt: before.placedAt, orderId: { lt: before.orderId } }] }),
        },
        orderBy: [{ placedAt: "desc" }, { orderId: "desc" }],
        take: BASKETS_AT_ONCE,
      }),
    );
    for (const { productIds } of page) newestFirst.push(productIds.map(numberOf));
    before = page.at(-1);
    if (page.length < BASKETS_AT_ONCE) break;
  }
  const all = await inShop(shop, (db) => db.basket.count({ where: { shopId: shop.id } }));
  return { baskets: newestFirst.filter(({ length }) => length > 0).reverse(), products: [...numbers.keys()], all };

  function numberOf(productId: bigint): number {
    let number = numbers.get(productId);
    if (number === undefined) numbers.set(productId, (number = numbers.size));
    return number;
  }
}

async function readTitles(shop: Shop, products: readonly bigint[]): Promise<string[]> {
  const titles = await inShop(shop, (db) => db.product.findMany({ where: { shopId: shop.id }, select: { id: true, title: true } }));
  const byId = new Map(titles.map(({ id, title }) => [id, title]));
  return products.map((id) => byId.get(id) ?? "");
}

function* rowsOf({ baskets, supports, cosine, ease }: Model, products: readonly bigint[]) {
  for (const [item, productId] of products.entries()) {
    const support = supports[item]!;
    for (const [method, found] of [
      ["cosine", cosine[item]],
      ["ease", ease?.[item]],
    ] as const)
      // oxfmt-ignore
      if (found) yield { method, productId, support, ...listsOf(support, found) };
  }

  function listsOf(support: number, { items, scores, orders }: Neighbours) {
    return {
      others: Array.from(items, (item) => products[item]!),
      scores: [...scores],
      orders: [...orders],
      times: Array.from(items, (item, place) => timesByChance(orders[place]!, support, supports[item]!, baskets)),
    };
  }
}
