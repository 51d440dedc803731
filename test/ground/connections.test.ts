import { expect, test } from "vitest";
import { hasLostDatabaseSince } from "#app/platform/db/database-health.server.ts";
import { forPage, inFront } from "#app/platform/db/lane.server.ts";
import { inShop, readInShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";

test("jobs that hold all the connections that they may have leave some for whoever waits in front, and get theirs in turn", async () => {
  const shop = await aShop();
  const holding: (() => void)[] = [];
  const jobs = Array.from({ length: 40 }, () => inShop(shop, () => new Promise<void>((done) => holding.push(done))));
  await eventually(() => holding.length > 0 && pool.waitingForShare > 0);
  const pages = Array.from({ length: 40 }, () => inFront(() => inShop(shop, (db) => db.shop.count())));
  expect(await Promise.all(pages)).toEqual(pages.map(() => 1));

  await eventually(() => {
    holding.splice(0).forEach((done) => done());
    return pool.waitingForShare === 0;
  });
  await eventually(() => {
    holding.splice(0).forEach((done) => done());
    return pool.idleCount === pool.totalCount;
  });
  await Promise.all(jobs);
});

test("what a page reads is planned for its values; what is written, and all else, once for whatever values", async () => {
  const shop = await aShop();
  const planned = async () => {
    const rows = await inShop(shop, (db) => db.$queryRaw<{ mode: string }[]>`SELECT current_setting('plan_cache_mode') AS mode`);
    return rows[0]?.mode;
  };
  const once = "force_generic_plan";
  expect([await forPage(planned), await inFront(planned), await planned(), await forPage(planned)]).toEqual(["auto", once, once, "auto"]);
});

test("what a page reads is all of one moment, whatever is written meanwhile, and changes nothing", async () => {
  const shop = await aShop();
  const name = (db: ShopDb) => db.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { name: true } });
  const [before, after] = await readInShop(shop, async (db) => {
    const first = await name(db);
    await inShop(shop, (other) => other.shop.update({ where: { id: shop.id }, data: { name: "Renamed meanwhile" } }));
    return [first, await name(db)];
  });
  expect(after).toEqual(before);
  expect(await inShop(shop, name)).toEqual({ name: "Renamed meanwhile" });
  await expect(readInShop(shop, (db) => db.shop.update({ where: { id: shop.id }, data: { name: "No" } }))).rejects.toThrow(/read-only/);
});

test("who asks while the server takes the connection away is told after it is known that it was lost", async () => {
  const asked = performance.now();
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const told = client.query("SELECT pg_sleep(60)").then(
    () => "an answer",
    () => hasLostDatabaseSince(asked),
  );
  await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  expect(await told).toBe(true);
  client.release(true);
});

test("forty who wait for one lock hold no connection, and none of them is at it with another", async () => {
  let side = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++side);
    await pool.query("SELECT 1");
    side -= 1;
  };
  await Promise.all(Array.from({ length: 40 }, () => withLock("one", work)));
  expect(most).toBe(1);
  await expect(withLock("one", () => Promise.reject(new Error("came to nothing")))).rejects.toThrow("came to nothing");
  await withLock("one", work);
});

test("a call to the outside is refused while a transaction is open, and allowed before, after, and to what it left behind", async () => {
  const shop = await aShop();
  expectNoTransaction("before");
  const left = { over: (): void => undefined };
  const waits = new Promise<void>((over) => (left.over = over));
  const behind = await inShop(shop, async () => {
    expect(() => expectNoTransaction("within")).toThrow(/within is called while a database transaction is open/);
    await expect(Promise.resolve().then(() => expectNoTransaction("deeper"))).rejects.toThrow(/deeper/);
    return { later: waits.then(() => expectNoTransaction("left behind")) };
  });
  left.over();
  await behind.later;
  expectNoTransaction("after");
});
