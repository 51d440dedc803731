import { expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventually } from "../support/eventually.ts";

const plannedFor = async (table: string) => {
  const [row] = await acrossShops.$queryRaw<{ rows: number }[]>`
    SELECT greatest(reltuples, 0)::int AS "rows" FROM pg_class WHERE relname = ${table} AND relnamespace = 'public'::regnamespace`;
  return row?.rows;
};

test("a table that was filled is planned for what it holds at once, by a login that owns none", async () => {
  const shop = await aShop();
  await inShop(shop, (db) => db.order.createMany({ data: Array.from({ length: 3000 }, (_, at) => bareOrder(shop, at + 1)) }));
  const before = await plannedFor("location");
  await analyzeGrownTables();
  expect(await plannedFor("order")).toBeGreaterThan(2000);
  expect(await plannedFor("location")).toBe(before);
});

test("a shop that came into tables full of others' rows is known to the planner", async () => {
  const [old, fresh] = [await aShop(), await aShop()];
  const orders = (shop: typeof old, count: number) =>
    inShop(shop, (db) => db.order.createMany({ data: Array.from({ length: count }, (_, at) => bareOrder(shop, at + 1)) }));
  await orders(old, 9000);
  await analyzeGrownTables();
  await orders(fresh, 1500);
  await eventually(async () => {
    await analyzeGrownTables();
    const [row] = await acrossShops.$queryRawUnsafe<[Explained]>(
      `EXPLAIN (FORMAT JSON) SELECT FROM "order" WHERE "shopId" = ${String(fresh.id)}`,
    );
    return row["QUERY PLAN"][0].Plan["Plan Rows"] > 1000;
  });
});

type Explained = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };
