import { beforeEach, describe, expect, test } from "vitest";
import { importOrders } from "#app/orders/order-record.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { loadBulkFile } from "#app/shopify/import/load-bulk-file.server.ts";
import { aShop } from "../support/a-shop.ts";
import { asFile, lineOf, orderLine } from "./bulk-lines.ts";
import { serveFile } from "./serve-file.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await aShop();
});

const startedAt = new Date("2026-11-02T00:00:00Z");

async function loads(lines: readonly object[] | string, manner: Parameters<typeof serveFile>[1] = {}, expected: number | null = null) {
  const file = await serveFile(typeof lines === "string" ? lines : asFile(lines), manner);
  try {
    return await loadBulkFile(shop, importOrders, file.url, {
      expected,
      startedAt,
      onProgress: () => undefined,
      finish: () => Promise.resolve(),
    });
  } finally {
    await file.close();
  }
}

const orders = () =>
  inShop(shop, (db) =>
    db.order.findMany({ where: { shopId: shop.id }, include: { lines: { orderBy: { id: "asc" } } }, orderBy: { id: "asc" } }),
  );

/** Forty orders with three lines each, and text that does not fit into one byte a character. */
const trade = Array.from({ length: 40 }, (_, index) => index + 1).flatMap((id) => [
  orderLine(id, { note: "Łódź 😀 পরিমাণ\tand a \\ and\na line end", tags: ["a,b", 'say "hi"'] }),
  ...[1, 2, 3].map((n) => lineOf(id, id * 10 + n)),
]);

/** Always the same disorder. */
const shuffled = trade
  .map((line, index) => ({ line, key: (index * 7919) % 163 }))
  .toSorted((a, b) => a.key - b.key)
  .map(({ line }) => line);

const staging = () =>
  acrossShops.$queryRaw<
    { name: string }[]
  >`SELECT c.relname::text AS name FROM pg_class c WHERE c.relnamespace = to_regnamespace('staging') AND c.relname LIKE ${`%of ${shop.id}`}`;

describe("the result of a bulk operation", () => {
  test("is copied whole, also where children stand away from their parents and before them", async () => {
    expect(await loads(shuffled, {}, trade.length)).toEqual({ objects: 160, roots: 40, withoutParent: 0 });
    const copied = await orders();
    expect(copied).toHaveLength(40);
    expect(copied.every(({ lines, id }) => lines.map((line) => line.id).join() === [1n, 2n, 3n].map((n) => id * 10n + n).join())).toBe(
      true,
    );
    expect(copied[6]).toMatchObject({
      note: "Łódź 😀 পরিমাণ\tand a \\ and\na line end",
      tags: ["a,b", 'say "hi"'],
      total: 1000n,
      stage: "received",
    });
    expect(await staging()).toEqual([]);
  });

  test("loaded twice is the same", async () => {
    await loads(trade);
    const once = await orders();
    await loads(shuffled);
    expect(await orders()).toEqual(once);
  });

  test.each([7, 400, 1000, 20_000])("goes on where it was cut off, every %i bytes", async (breaksAfter) => {
    const some = breaksAfter < 100 ? trade.slice(0, 4) : trade;
    expect(await loads(some, { breaksAfter })).toMatchObject({ objects: some.length });
  });

  test("goes on where it was cut off at a server that always starts from the beginning", async () => {
    expect(await loads(trade, { breaksAfter: 15_000, ranges: false })).toMatchObject({ objects: 160 });
  });

  test("that lacks lines which Shopify counted is refused, and nothing of it is to be seen", async () => {
    await expect(loads(trade.slice(0, -1), {}, trade.length)).rejects.toMatchObject({
      code: "corrupt",
      message: "The file from Shopify has 159 objects instead of 160.",
    });
    expect(await orders()).toEqual([]);
  });

  test.each([1, 5000, 40_001])("that ends after %i bytes is refused, and nothing of it is to be seen", async (only) => {
    await expect(loads(trade, { only }, trade.length)).rejects.toMatchObject({ code: "corrupt" });
    expect(await orders()).toEqual([]);
  });

  test("with a line that makes no sense is refused with the line's number, and nothing of it is to be seen", async () => {
    await expect(loads(`${asFile(trade.slice(0, 5))}{"id":\n${asFile(trade.slice(5))}`)).rejects.toMatchObject({
      code: "corrupt",
      message: "Line 6 of the file from Shopify makes no sense.",
    });
    await expect(loads([...trade, orderLine(99, { totalPriceSet: { shopMoney: { amount: "much" } } })])).rejects.toMatchObject({
      code: "corrupt",
    });
    expect(await orders()).toEqual([]);
  });

  test.each([404, 403, 410])("that is no longer there (%i) is said to be gone, without asking again and again", async (status) => {
    await expect(loads(trade, { status })).rejects.toMatchObject({ code: "gone" });
  });

  test("with children without a parent says how many, and keeps the rest", async () => {
    expect(await loads([...trade, lineOf(777, 1), lineOf(778, 2)])).toMatchObject({ withoutParent: 2 });
    expect(await orders()).toHaveLength(40);
  });

  test("that names an order or a line twice is copied once, the newer of the two", async () => {
    await loads([
      orderLine(1, { updatedAt: "2026-11-03T00:00:00Z", note: "newer" }),
      orderLine(1, { note: "older" }),
      lineOf(1, 11),
      lineOf(1, 11),
    ]);
    const [order, ...others] = await orders();
    expect(others).toEqual([]);
    expect(order).toMatchObject({ note: "newer", lines: [{ id: 11n }] });
  });

  test("never brings back an older order or its lines, and takes a removed line away with a newer one", async () => {
    await loads([orderLine(1, { updatedAt: "2026-11-05T00:00:00Z", note: "by webhook" }), lineOf(1, 11), lineOf(1, 12)]);
    await loads([orderLine(1, { updatedAt: "2026-11-04T00:00:00Z", note: "by file" }), lineOf(1, 11)]);
    expect(await orders()).toMatchObject([{ note: "by webhook", lines: [{ id: 11n }, { id: 12n }] }]);

    await loads([orderLine(1, { updatedAt: "2026-11-06T00:00:00Z", note: "newest" }), lineOf(1, 12)]);
    expect(await orders()).toMatchObject([{ note: "newest", lines: [{ id: 12n }] }]);
  });

  test("leaves alone what Waybill itself knows of an order", async () => {
    await loads(trade);
    await inShop(shop, (db) => db.order.updateMany({ data: { stage: "shipped", routingCompletedAt: startedAt } }));
    await loads(trade);
    expect((await orders()).every(({ stage, routingCompletedAt }) => stage === "shipped" && routingCompletedAt !== null)).toBe(true);
  });

  test("brings an order back of which lines were left behind", async () => {
    await loads(trade);
    await inShop(shop, (db) => db.order.deleteMany());
    expect(await loads(trade)).toMatchObject({ roots: 40, withoutParent: 0 });
    expect((await orders()).every(({ lines }) => lines.length === 3)).toBe(true);
  });

  test("of one shop touches no other", async () => {
    const other = await aShop();
    await loads(trade);
    expect(await inShop(other, (db) => db.order.count())).toBe(0);
  });
});
