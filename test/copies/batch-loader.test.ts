import { describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault } from "#app/shopify/admin-fault.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";

const aShop = (id: number): Shop => ({
  id: id as ShopId,
  domain: `shop-${id}.myshopify.com`,
  name: "Mugs & Co",
  currency: "GBP",
  timeZone: "Europe/London",
});
const leeds = aShop(1);

describe("copies asked for at once", () => {
  test("are asked of Shopify once for each shop, each thing once", async () => {
    const asked: [number, bigint[]][] = [];
    const copy = batchLoader<bigint>((shop, ids) => Promise.resolve(void asked.push([shop.id, [...ids]])));

    await Promise.all([copy(leeds, 1n), copy(leeds, 2n), copy(aShop(2), 3n), copy(leeds, 1n)]);

    expect(asked).toEqual([
      [1, [1n, 2n]],
      [2, [3n]],
    ]);
  });

  test("fail alone: one that Shopify cannot answer fails no other", async () => {
    const copied = new Set<bigint>();
    const copy = batchLoader<bigint>((_, ids) => {
      if (ids.includes(13n)) return Promise.reject(new Error("No answer for 13"));
      for (const id of ids) copied.add(id);
      return Promise.resolve();
    });

    const ends = await Promise.allSettled([12n, 13n, 14n].map((id) => copy(leeds, id)));

    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(copied).toEqual(new Set([12n, 14n]));
  });

  test("are as many as one question may name", async () => {
    const asked: number[] = [];
    const copy = batchLoader<bigint>((_, ids) => Promise.resolve(void asked.push(ids.length)), { most: 2 });

    await Promise.all([1n, 2n, 3n].map((id) => copy(leeds, id)));

    expect(asked).toEqual([2, 1]);
  });

  test("are not asked for one by one when Shopify can't be asked at all", async () => {
    let asked = 0;
    const copy = batchLoader<bigint>(() => {
      asked += 1;
      return Promise.reject(new AdminFault("unavailable", "Shopify does not answer"));
    });

    const ends = await Promise.allSettled([1n, 2n, 3n].map((id) => copy(leeds, id)));

    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(asked).toBe(1);
  });
});
