import { aShop } from "#test/support/a-shop.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { beforeAll, expect, test } from "vitest";

let mine: Shop;
let theirs: Shop;

beforeAll(async () => {
  [mine, theirs] = [await aShop(), await aShop()];
  for (const shop of [mine, theirs]) {
    await inShop(shop, (db) => db.customer.create({ data: aCustomer(shop) }));
  }
});

test("work for a shop sees that shop's rows and no others, whatever it asks for", async () => {
  const seen = await inShop(mine, (db) => db.customer.findMany());
  expect(seen.map((customer) => customer.shopId)).toEqual([mine.id]);
  expect(await inShop(mine, (db) => db.customer.findMany({ where: { shopId: theirs.id } }))).toEqual([]);
  expect(await inShop(mine, (db) => db.shop.findMany({ select: { id: true } }))).toEqual([{ id: mine.id }]);
});

test("work for a shop cannot write into another one", async () => {
  await expect(inShop(mine, (db) => db.customer.create({ data: aCustomer(theirs, 2n) }))).rejects.toThrow(/row-level security/);
  expect(await inShop(mine, (db) => db.customer.updateMany({ where: { shopId: theirs.id }, data: { displayName: "stolen" } }))).toEqual({
    count: 0,
  });
  expect(await inShop(mine, (db) => db.customer.deleteMany({ where: { shopId: theirs.id } }))).toEqual({ count: 0 });
});

test("the app's role sees nothing at all until a shop is named", async () => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL ROLE waybill_app");
    expect((await client.query("SELECT * FROM customer")).rows).toEqual([]);
    expect((await client.query("SELECT * FROM shop")).rows).toEqual([]);
    await expect(client.query("SELECT * FROM session")).rejects.toThrow(/permission denied/);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

test("a connection goes back to the pool without its shop or its role", async () => {
  await Promise.all(Array.from({ length: 30 }, () => inShop(mine, (db) => db.customer.count())));
  const { rows } = await pool.query("SELECT current_setting('app.shop_id', true) AS shop, current_user AS role");
  expect(rows[0]).not.toMatchObject({ role: "waybill_app" });
  expect(["", null]).toContain((rows[0] as { shop: string | null }).shop);
  expect(await acrossShops.customer.count()).toBe(2);
});

test("what fails leaves nothing behind", async () => {
  const work = inShop(mine, async (db) => {
    await db.customer.create({ data: aCustomer(mine, 3n) });
    throw new Error("changed my mind");
  });
  await expect(work).rejects.toThrow("changed my mind");
  expect(await inShop(mine, (db) => db.customer.count())).toBe(1);
});

function aCustomer(shop: Shop, id = 1n) {
  const now = new Date();
  return { shopId: shop.id, id, displayName: "Ada", numberOfOrders: 0, amountSpent: 0n, createdAt: now, updatedAt: now };
}
