import { beforeEach, describe, expect, test } from "vitest";
import { explainPair } from "#app/offers/recommender/explain-pair.ts";
import { buildNeighbours, buildNeighboursWhenDue } from "#app/offers/recommender/build-neighbours.server.ts";
import { countChangedOrder, countUncounted, takeBackGoneOrder } from "#app/offers/recommender/count-orders.server.ts";
import { recommender } from "#app/offers/recommender/messages.ts";
import { recommend } from "#app/offers/recommender/recommend.server.ts";
import { orderChanged, orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";

const [CUP, SAUCER, TIN, SPOON, CARD] = [1n, 2n, 3n, 4n, 5n] as const;

let shop: Shop;
let lines = 0;
beforeEach(async () => {
  shop = await aShop();
});

async function copyOrder(
  of: Shop,
  id: number,
  products: readonly (bigint | null)[],
  more: Partial<Prisma.OrderCreateManyInput> = {},
): Promise<void> {
  await inShop(of, async (db) => {
    await db.order.createMany({ data: [bareOrder(of, id, { createdAt: new Date(Date.UTC(2026, 0, 1, 0, id)), ...more })] });
    await db.orderLine.createMany({
      data: products.map((productId) => ({
        ...{ shopId: of.id, id: BigInt((lines += 1)), orderId: BigInt(id), productId, title: "Thing", quantity: 1, currentQuantity: 1 },
        ...{ unitPrice: 100n, originalTotal: 100n, discountedTotal: 100n, requiresShipping: true },
      })),
    });
  });
}

function changeOrder(of: Shop, id: number, data: Prisma.OrderUpdateManyMutationInput): Promise<unknown> {
  return inShop(of, (db) => db.order.updateMany({ where: { shopId: of.id, id: BigInt(id) }, data }));
}

async function hear(of: Shop, subscriber: Subscriber, id: number): Promise<void> {
  const { topic } = subscriber === takeBackGoneOrder ? orderGone : orderChanged;
  const at = new Date();
  const body = JSON.stringify({ orderId: String(id), askedBy: null });
  await subscriber.handle(of, [
    { id: 1n, source: "waybill", topic, entityKey: `order:${id}`, dedupeKey: `${id}`, body, triggeredAt: at, receivedAt: at, attempt: 1 },
  ]);
}

const counted = (of: Shop) =>
  inShop(of, async (db) => {
    const baskets = await db.basket.findMany({ where: { shopId: of.id }, orderBy: { orderId: "asc" } });
    return Object.fromEntries(baskets.map(({ orderId, productIds }) => [String(orderId), productIds]));
  });

const recommended = (of: Shop, cart: readonly bigint[], most = 10) => inShop(of, (db) => recommend(db, of, { cart, most }));

describe("an order", () => {
  test("counts once though it is heard of twice, each product once, and nothing that is no product", async () => {
    await copyOrder(shop, 1, [SAUCER, CUP, CUP, null]);
    await hear(shop, countChangedOrder, 1);
    await hear(shop, countChangedOrder, 1);
    expect(await counted(shop)).toEqual({ 1: [CUP, SAUCER] });
  });

  test("that is cancelled counts no longer, and again when it is not cancelled after all", async () => {
    await copyOrder(shop, 1, [CUP, SAUCER]);
    await hear(shop, countChangedOrder, 1);
    await changeOrder(shop, 1, { cancelledAt: new Date() });
    await hear(shop, countChangedOrder, 1);
    expect(await counted(shop)).toEqual({});
    await changeOrder(shop, 1, { cancelledAt: null });
    await hear(shop, countChangedOrder, 1);
    expect(await counted(shop)).toEqual({ 1: [CUP, SAUCER] });
  });

  test("that is a test never counts, whoever looks", async () => {
    await copyOrder(shop, 1, [CUP, SAUCER], { test: true });
    await hear(shop, countChangedOrder, 1);
    await countUncounted(shop);
    expect(await counted(shop)).toEqual({});
  });

  test("that is deleted in Shopify is taken back, also when nobody said so", async () => {
    await copyOrder(shop, 1, [CUP, SAUCER]);
    await copyOrder(shop, 2, [CUP, TIN]);
    await countUncounted(shop);
    await hear(shop, takeBackGoneOrder, 1);
    expect(await counted(shop)).toEqual({ 2: [CUP, TIN] });
    await changeOrder(shop, 1, { goneAt: new Date() });
    await changeOrder(shop, 2, { goneAt: new Date() });
    await countUncounted(shop);
    expect(await counted(shop)).toEqual({});
  });

  test("that gains a product by an edit is counted as it is then", async () => {
    await copyOrder(shop, 1, [CUP]);
    await hear(shop, countChangedOrder, 1);
    await inShop(shop, (db) => db.orderLine.updateMany({ where: { shopId: shop.id, orderId: 1n }, data: { productId: TIN } }));
    await hear(shop, countChangedOrder, 1);
    expect(await counted(shop)).toEqual({ 1: [TIN] });
  });

  test("of an imported history counts without having been heard of", async () => {
    for (let id = 1; id <= 30; id += 1) await copyOrder(shop, id, id % 3 === 0 ? [TIN, SPOON] : [CUP, SAUCER]);
    await buildNeighboursWhenDue(shop);
    expect(Object.keys(await counted(shop))).toHaveLength(30);
    expect((await recommended(shop, [CUP]))[0]).toMatchObject({ productId: SAUCER, rung: "together" });
  });
});

describe("a shop's neighbours", () => {
  async function sellPairs(of: Shop): Promise<void> {
    for (let id = 1; id <= 40; id += 1) await copyOrder(of, id, id % 2 ? [CUP, SAUCER, ...(id % 5 ? [] : [CARD])] : [TIN, SPOON]);
    await countUncounted(of);
    await buildNeighbours(of);
  }

  test("tell the pair that is bought together, in how many orders and how much more often than by chance", async () => {
    await sellPairs(shop);
    const [first] = await recommended(shop, [CUP]);
    expect(first).toEqual({ productId: SAUCER, rung: "together", why: explainPair({ orders: 20, times: 2 }) });
    expect((await recommended(shop, [TIN]))[0]).toMatchObject({ productId: SPOON });
  });

  test("never offer what is in the cart, and the merchant's word goes before them", async () => {
    await sellPairs(shop);
    expect((await recommended(shop, [CUP, SAUCER])).map(({ productId }) => productId)).not.toContain(CUP);
    await sellGoods(shop, { 1: ["Acme", 500], 3: ["Acme", 600] });
    await chooses(shop, CUP, [CARD, SPOON]);
    await chooses(shop, TIN, [SPOON, CUP]);
    const why = (id: bigint) => recommender.message("complementary", { title: `Thing ${id}` });
    expect(await recommended(shop, [CUP], 3)).toMatchObject([
      { productId: CARD, rung: "complementary", why: why(CUP) },
      { productId: SPOON, rung: "complementary", why: why(CUP) },
      { productId: SAUCER, rung: "together" },
    ]);
    expect(await recommended(shop, [CUP, TIN], 2)).toMatchObject([
      { productId: SPOON, rung: "complementary", why: why(TIN) },
      { productId: CARD, rung: "complementary", why: why(CUP) },
    ]);
  });

  test("are filled up with what is alike and what sells best, and a product that nobody bought has those at once", async () => {
    await sellPairs(shop);
    await sellGoods(shop, { 1: ["Acme", 500], 90: ["Acme", 600], 91: ["Acme", 5000], 92: ["Other", 500] });
    const forNew = await recommended(shop, [90n], 3);
    expect(forNew.map(({ productId, rung }) => [productId, rung])).toEqual([
      [CUP, "alike"],
      [SAUCER, "best-seller"],
      [TIN, "best-seller"],
    ]);
  });

  test("forget an order that was taken back when they are made again", async () => {
    await sellPairs(shop);
    for (let id = 1; id <= 40; id += 2) await changeOrder(shop, id, { cancelledAt: new Date() });
    await buildNeighboursWhenDue(shop);
    expect((await recommended(shop, [CUP])).map(({ rung }) => rung)).toEqual(["best-seller", "best-seller"]);
    expect((await recommended(shop, [TIN]))[0]).toMatchObject({ productId: SPOON, rung: "together" });
  });

  test("are not made again while little has changed, and at once when the last order is gone", async () => {
    await sellPairs(shop);
    const builtAt = () => inShop(shop, (db) => db.recommenderBuild.findUniqueOrThrow({ where: { shopId: shop.id } }));
    const before = await builtAt();
    await copyOrder(shop, 41, [CUP, CARD]);
    await buildNeighboursWhenDue(shop);
    expect(await builtAt()).toEqual(before);
    await inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id }, data: { cancelledAt: new Date() } }));
    await buildNeighboursWhenDue(shop);
    expect(await builtAt()).toMatchObject({ baskets: 0 });
    expect(await recommended(shop, [CUP])).toEqual([]);
  });

  test("are of one shop: another sees none of its orders and has none of its products recommended", async () => {
    const other = await aShop();
    await sellPairs(shop);
    await countUncounted(other);
    await buildNeighbours(other);
    expect(await recommended(other, [CUP])).toEqual([]);
    const seen = await inShop(other, async (db) => [
      await db.basket.count(),
      await db.productNeighbours.count(),
      await db.recommenderBuild.count(),
    ]);
    expect(seen).toEqual([0, 0, 1]);
    expect((await recommended(shop, [CUP]))[0]).toMatchObject({ productId: SAUCER });
  });
});

const chooses = (of: Shop, id: bigint, complementary: bigint[]) =>
  inShop(of, (db) => db.product.updateMany({ where: { shopId: of.id, id }, data: { complementary } }));

function sellGoods(of: Shop, goods: Record<number, [vendor: string, price: number]>): Promise<void> {
  const at = new Date();
  return inShop(of, async (db) => {
    for (const [id, [vendor, price]] of Object.entries(goods)) {
      const product = {
        shopId: of.id,
        id: BigInt(id),
        title: `Thing ${id}`,
        handle: id,
        status: "ACTIVE",
        vendor,
        createdAt: at,
        updatedAt: at,
      };
      await db.product.create({ data: product });
      const variant = {
        shopId: of.id,
        id: BigInt(id),
        productId: BigInt(id),
        title: "",
        price: BigInt(price),
        inventoryItemId: BigInt(id),
      };
      await db.variant.create({ data: { ...variant, requiresShipping: true, tracked: true, updatedAt: at } });
    }
  });
}
