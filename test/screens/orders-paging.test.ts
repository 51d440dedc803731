import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OrdersFilter, SORTS, STAGES } from "#app/screens/orders/orders-filter.ts";
import { readOrders, type OrdersIndex } from "#app/screens/orders/read-orders.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";

type Order = { id: number; minute: number; stage: (typeof STAGES)[number]; customer: string };

const order: fc.Arbitrary<Order> = fc.record({
  id: fc.integer({ min: 1, max: 100_000 }),
  /** Few moments for many orders: most of them share one. */
  minute: fc.nat(6),
  stage: fc.constantFrom(...STAGES),
  customer: fc.constantFrom("Ada Okafor", "Ben Oduya", "100%_Wool", "O'Neil \\ Sons"),
});
const shops = fc
  .sample(fc.uniqueArray(order, { selector: ({ id }) => id, minLength: 40, maxLength: 260, size: "max" }), { seed: 77, numRuns: 5 })
  .map((orders) => [orders.length, orders] as const);

async function aShopOf(orders: readonly Order[]): Promise<Shop> {
  const shop = await aShop();
  await inShop(shop, (db) =>
    db.order.createMany({
      data: orders.map(({ id, minute, stage, customer }) =>
        bareOrder(shop, id, { stage, customerName: customer, createdAt: new Date(Date.UTC(2026, 0, 1, 10, minute)) }),
      ),
    }),
  );
  return shop;
}

/** The pages one after the other, by the links at their ends: from the first, or from where a link leads. */
async function walk(shop: Shop, asked: object, start: string | null = null) {
  const pages: OrdersIndex[] = [];
  for (let link = start; ;) {
    const page = await readOrders(shop, OrdersFilter.parse({ ...asked, after: link }));
    pages.push(page);
    link = page.older;
    if (link === null) return pages;
  }
}

const idsOf = (pages: readonly OrdersIndex[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id));

const newestFirst = (orders: readonly Order[]) =>
  [...orders].sort((a, b) => b.minute - a.minute || b.id - a.id).map(({ id }) => String(id));

describe("pages of orders", () => {
  test.each(shops)("of a shop of %i hold each that the filter means once, newest first, whatever the filter", async (_, orders) => {
    const shop = await aShopOf(orders);
    const filters: [object, (order: Order) => boolean][] = [
      [{}, () => true],
      [{ stage: "received" }, ({ stage }) => stage === "received"],
      [{ view: "shipped" }, ({ stage }) => stage === "shipped" || stage === "delivered"],
      [{ view: "needs-you", stage: "shipped" }, () => false],
      [{ q: "ada" }, ({ customer }) => customer === "Ada Okafor"],
      [{ q: "0%_w" }, ({ customer }) => customer === "100%_Wool"],
      [{ q: "\\ sons", stage: "delivered" }, ({ customer, stage }) => customer.startsWith("O'") && stage === "delivered"],
    ];
    for (const [asked, means] of filters) {
      const pages = await walk(shop, asked);
      expect(idsOf(pages)).toEqual(newestFirst(orders.filter(means)));
      for (const { rows } of pages.slice(0, -1)) expect(rows).toHaveLength(50);
      // No link leads to an empty page.
      for (const { rows } of pages.slice(1)) expect(rows).not.toEqual([]);
    }
  });

  test.each(shops)("of a shop of %i lead back the way they came, however they are sorted", async (_, orders) => {
    const shop = await aShopOf(orders);
    for (const sort of SORTS) {
      const there = await walk(shop, { sort });
      // Nothing of them leaves: those that have waited longest come first.
      expect(idsOf(there)).toEqual(sort === "newest" ? newestFirst(orders) : newestFirst(orders).reverse());
      const back: OrdersIndex[] = [];
      for (let link = there.at(-1)?.newer ?? null; link !== null;) {
        const page = await readOrders(shop, OrdersFilter.parse({ sort, before: link }));
        back.unshift(page);
        link = page.newer;
      }
      expect(back.map(({ rows }) => rows)).toEqual(there.slice(0, -1).map(({ rows }) => rows));
    }
  });

  test("an order that is placed meanwhile moves none to another page and none out of sight", async () => {
    const orders: Order[] = Array.from({ length: 120 }, (_, at) => ({ id: at + 1, minute: 3, stage: "received", customer: "Ada" }));
    const shop = await aShopOf(orders);
    const first = await readOrders(shop, OrdersFilter.parse({}));
    await inShop(shop, (db) => db.order.createMany({ data: [bareOrder(shop, 9999, { createdAt: new Date(Date.UTC(2026, 0, 1, 11)) })] }));
    expect(idsOf([first, ...(await walk(shop, {}, first.older))])).toEqual(newestFirst(orders));
  });
});

test.each([
  ["after", "99999999999999_999999999999999999"],
  ["before", "0_0"],
  ["after", "0_0"],
  ["after", "2026-01-01_0_0"],
  ["q", "\0"],
  ["q", "\ud83d"],
  ["q", '\'; DROP TABLE "order"; --'],
  ["warehouse", "00000000-0000-0000-0000-000000000000"],
])("%s = %j in the address is answered, whatever it means", async (name, value) => {
  const shop = await aShopOf([{ id: 1, minute: 0, stage: "received", customer: "Ada" }]);
  expect((await readOrders(shop, OrdersFilter.parse({ [name]: value }))).hasOrders).toBe(true);
});
