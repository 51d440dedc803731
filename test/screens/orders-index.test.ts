import { beforeAll, describe, expect, test } from "vitest";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShopWithOrders } from "./a-shop-with-orders.ts";

const none = { stage: null, warehouse: null, placed: null, sort: null, after: null, before: null };
const found = async (shop: Shop, asked: Record<string, string | null>) => readOrders(shop, OrdersFilter.parse({ ...none, ...asked }));
const names = async (shop: Shop, asked: Record<string, string | null>) => (await found(shop, asked)).rows.map((row) => row.name);

describe("the orders index", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await aShopWithOrders([
      { name: "#1", placedAt: "2026-01-01T10:00:00Z", customer: "Ada Lovelace" },
      {
        name: "#2",
        placedAt: "2026-01-02T10:00:00Z",
        stage: "at_warehouse",
        skus: ["PLATE-1"],
        parcels: [{ stage: "dispatched", leavesOn: "2026-01-03" }],
      },
      {
        name: "#3",
        placedAt: "2026-01-03T10:00:00Z",
        stage: "shipped",
        parcels: [{ stage: "shipped", leavesOn: "2026-01-03", trackingNumber: "RM1GB" }],
      },
      {
        name: "#4",
        placedAt: "2026-01-04T10:00:00Z",
        stage: "at_warehouse",
        customer: "রহিমা খাতুন",
        parcels: [
          { stage: "dispatched", leavesOn: "2999-01-01" },
          { stage: "dispatched", leavesOn: "2999-01-02", at: "away" },
        ],
      },
      { name: "#5", placedAt: "2026-01-05T10:00:00Z", stage: "needs_you", customer: "100% Wool_Ltd" },
      {
        name: "#6",
        placedAt: "2026-01-06T10:00:00Z",
        stage: "routed",
        parcels: [
          { stage: "cancelled", leavesOn: "2026-01-01" },
          { stage: "planned", leavesOn: "2999-01-01" },
        ],
      },
    ]);
  });

  test("shows the newest first", async () => {
    expect(await names(shop, {})).toEqual(["#6", "#5", "#4", "#3", "#2", "#1"]);
  });

  test("is sorted the other way round, or by what leaves first; in Late what should have left first is first by itself", async () => {
    expect(await names(shop, { sort: "oldest" })).toEqual(["#1", "#2", "#3", "#4", "#5", "#6"]);
    expect((await names(shop, { sort: "leaving" })).slice(0, 3)).toEqual(["#2", "#4", "#6"]);
    expect((await found(shop, { view: "late" })).sort).toBe("leaving");
    expect((await found(shop, {})).sort).toBe("newest");
  });

  test("is searched by what was bought, too", async () => {
    expect(await names(shop, { q: "a THIN" })).toHaveLength(6);
    expect(await names(shop, { q: "another thing" })).toEqual([]);
  });

  test("finds nothing by a search that is too long, rather than everything", async () => {
    expect(await names(shop, { q: "mug ".repeat(800) })).toEqual([]);
  });

  test("says how many orders each view of work has", async () => {
    expect((await found(shop, {})).counts).toEqual({ "needs-you": 1, held: 0, "at-warehouse": 2, late: 1 });
  });

  test.each([
    ["needs-you", ["#5"]],
    ["at-warehouse", ["#4", "#2"]],
    ["late", ["#2"]],
    ["shipped", ["#3"]],
    ["split", ["#4"]],
  ])("keeps the view %s to what it promises: a parcel that was called off is neither late nor a split", async (view, expected) => {
    expect(await names(shop, { view })).toEqual(expected);
  });

  test.each([
    ["2", ["#2"]],
    ["#3", ["#3"]],
    ["lovelace", ["#1"]],
    ["রহিমা", ["#4"]],
    ["plate-1", ["#2"]],
    ["rm1gb", ["#3"]],
    ["100%", ["#5"]],
    ["%", ["#5"]],
    ["nobody", []],
  ])("finds by order, customer, SKU and tracking number: %s", async (q, expected) => {
    expect(await names(shop, { q })).toEqual(expected);
  });

  test("says of a row where it goes and when it leaves", async () => {
    const { rows } = await found(shop, { q: "4" });
    expect(rows).toMatchObject([{ name: "#4", warehouses: ["away", "home"], leavesOn: "2999-01-01", items: 2, stage: "at_warehouse" }]);
  });

  test("leaves out what it does not understand rather than failing", async () => {
    expect(await names(shop, { view: "sideways", stage: "lost", warehouse: "x", after: "yesterday" })).toHaveLength(6);
  });
});

describe("pages of orders", () => {
  test("hold every order once, forwards and back again, also when many were placed in the same moment", async () => {
    const shop = await aShopWithOrders(
      Array.from({ length: 120 }, (_, index) => ({
        name: `#${index}`,
        placedAt: index < 60 ? "2026-01-01T10:00:00Z" : "2026-01-02T10:00:00Z",
      })),
    );
    const first = await found(shop, {});
    const second = await found(shop, { after: first.older });
    const third = await found(shop, { after: second.older });

    expect([first.newer, third.older]).toEqual([null, null]);
    expect(new Set([first, second, third].flatMap((page) => page.rows.map((row) => row.id))).size).toBe(120);
    expect((await found(shop, { before: third.newer })).rows).toEqual(second.rows);
    expect(await found(shop, { before: second.newer })).toEqual({ ...first, asOf: expect.any(String) as string });
  });
});
