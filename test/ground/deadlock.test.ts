import { expect, test } from "vitest";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";

test("of two transactions that wait for each other both are done, one of them again from its beginning", async () => {
  const shop = await aShop();
  await inShop(shop, (db) => db.order.createMany({ data: [bareOrder(shop, 1), bareOrder(shop, 2)] }));
  const bothHold = Promise.withResolvers<undefined>();
  let holding = 0;
  const note = (first: bigint, second: bigint, words: string) =>
    inShop(shop, async (db) => {
      const write = (id: bigint) => db.order.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { note: words } });
      await write(first);
      holding += 1;
      if (holding === 2) bothHold.resolve(undefined);
      await bothHold.promise;
      await write(second);
      return words;
    });

  expect(await Promise.all([note(1n, 2n, "one"), note(2n, 1n, "two")])).toEqual(["one", "two"]);
  expect(holding).toBe(3);
  const notes = await inShop(shop, (db) => db.order.findMany({ where: { shopId: shop.id }, select: { note: true } }));
  expect(new Set(notes.map(({ note: kept }) => kept)).size).toBe(1);
});

test("also when it is met in a statement of our own hand", async () => {
  const shop = await aShop();
  await inShop(shop, (db) => db.order.createMany({ data: [bareOrder(shop, 1), bareOrder(shop, 2)] }));
  const bothHold = Promise.withResolvers<undefined>();
  let holding = 0;
  const lock = (first: bigint, second: bigint) =>
    inShop(shop, async (db) => {
      await lockOrders(db, shop, [first]);
      holding += 1;
      if (holding === 2) bothHold.resolve(undefined);
      await bothHold.promise;
      await lockOrders(db, shop, [second]);
    });
  await Promise.all([lock(1n, 2n), lock(2n, 1n)]);
  expect(holding).toBe(3);
});
