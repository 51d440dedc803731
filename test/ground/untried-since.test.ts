import { beforeEach, expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { untriedSince } from "#app/platform/events/untried-since.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";

const MINUTE_MS = 60_000;
let shop: Shop;
const since = (from = Date.now() - 15 * MINUTE_MS) => inShop(shop, (db) => untriedSince(db, shop, "bells", new Date(from)));
const said = async (dedupeKey: string) => {
  await storeEvent({
    source: "bells",
    dedupeKey,
    topic: "rung",
    entityKey: dedupeKey,
    body: "{}",
    triggeredAt: new Date(),
    shopId: shop.id,
  });
};
beforeEach(async () => {
  shop = await aShop();
  await syncSubscriptions([
    subscriber({ name: "test.bells", hears: [{ source: "bells", topics: ["rung"] }], run: () => Promise.resolve() }),
  ]);
});

test("what a source has said waits since the oldest came that nobody has tried to apply", async () => {
  expect(await since()).toBeNull();
  await said("one");
  const first = await since();
  expect(first).not.toBeNull();
  await said("two");
  expect(await since()).toEqual(first);
});

test("what hangs in its retries, was given up, or came too long ago holds nobody up", async () => {
  await said("failing");
  await inShop(shop, (db) => db.eventDelivery.updateMany({ where: { shopId: shop.id }, data: { attempts: 1 } }));
  expect(await since()).toBeNull();
  await said("old");
  expect(await since(Date.now() + MINUTE_MS)).toBeNull();
  await inShop(shop, (db) => db.eventDelivery.updateMany({ where: { shopId: shop.id }, data: { parkedAt: new Date() } }));
  expect(await since()).toBeNull();
});
