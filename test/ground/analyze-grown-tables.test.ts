import { expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";

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
