import { allApplied } from "#test/support/all-applied.ts";
import { aShop } from "#test/support/a-shop.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { drainEvents, type Drain } from "#app/platform/events/drain-events.server.ts";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { listParked } from "#app/platform/events/parked.server.ts";
import { publish, publishNow } from "#app/platform/events/publish.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";

const bellRung = defineEvent("bell.rung", { payload: z.object({ bell: z.string(), times: z.coerce.bigint() }), key: ({ bell }) => bell });
const bellBought = defineEvent("bell.bought", {
  payload: z.object({ bell: z.string() }),
  key: ({ bell }) => bell,
  dedupeKey: ({ bell }) => `bought ${bell}`,
});

const heard: { shop: Shop; bell: string; times?: bigint }[] = [];
const subscribers = [
  subscriber({ name: "test.rung", hears: bellRung, run: async (from, { bell, times }) => void heard.push({ shop: from, bell, times }) }),
  subscriber({
    name: "test.bought",
    hears: bellBought,
    together: true,
    run: async (from, payloads) => payloads.forEach(({ bell }) => void heard.push({ shop: from, bell })),
  }),
];

let shop: Shop;
let drain: Drain;
beforeAll(async () => {
  shop = await aShop();
  await syncSubscriptions(subscribers);
  drain = drainEvents(subscribers, 10);
});
afterAll(() => drain.stop(1000));
beforeEach(() => void heard.splice(0));

test("what a room publishes in its transaction is heard with its payload when the transaction commits", async () => {
  await inShop(shop, async (db) => {
    await publish(db, shop, bellRung, { bell: "north", times: 12_345_678_901_234n });
    expect(heard).toEqual([]);
  });
  await allApplied();
  expect(heard).toMatchObject([{ shop: { domain: shop.domain }, bell: "north", times: 12_345_678_901_234n }]);
});

test("what is published in a transaction that rolls back was never said", async () => {
  const before = await acrossShops.event.count();
  const failing = inShop(shop, async (db) => {
    await publish(db, shop, bellRung, { bell: "south", times: 1n });
    throw new Error("after all not");
  });
  await expect(failing).rejects.toThrow("after all not");
  expect(await acrossShops.event.count()).toBe(before);
  expect(await acrossShops.eventDelivery.count()).toBe(0);
});

test("a transaction of one shop cannot publish for another", async () => {
  const other = await aShop();
  await expect(inShop(shop, (db) => publish(db, other, bellRung, { bell: "east", times: 1n }))).rejects.toThrow(/in a transaction of shop/);
  expect(await acrossShops.event.count({ where: { shopId: other.id } })).toBe(0);
});

test("a transaction of one shop cannot change who hears what", async () => {
  await expect(inShop(shop, (db) => db.eventSubscription.deleteMany())).rejects.toThrow(/permission denied/);
});

test("two with one dedupe key are one", async () => {
  await publishNow(shop, bellBought, { bell: "west" });
  await publishNow(shop, bellBought, { bell: "west" });
  await allApplied();
  expect(heard.map(({ bell }) => bell)).toEqual(["west"]);
});

test("what nobody hears is kept all the same", async () => {
  const treeFell = defineEvent("tree.fell", { payload: z.object({}), key: () => "forest" });
  await publishNow(shop, treeFell, {});
  expect(await acrossShops.event.count({ where: { topic: "tree.fell", source: "waybill" } })).toBe(1);
  expect(await acrossShops.eventDelivery.count()).toBe(0);
});

test("a payload that this release does not understand is parked at once", async () => {
  const older = defineEvent("bell.rung", { payload: z.object({ bell: z.string() }), key: ({ bell }) => bell });
  await publishNow(shop, older, { bell: "old" });
  await allApplied();
  expect(heard).toEqual([]);
  expect(await listParked(shop)).toMatchObject([{ subscriber: "test.rung", topic: "bell.rung", attempts: 1 }]);
});
