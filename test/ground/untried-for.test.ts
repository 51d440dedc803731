import { beforeEach, expect, test } from "vitest";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { untriedForMs } from "#app/platform/events/untried-for.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";

const MINUTE_MS = 60_000;
let shop: Shop;
const waits = () => inShop(shop, (db) => untriedForMs(db, shop, 15 * MINUTE_MS));
const heard = async (what: string, minutesAgo: number) => {
  const event = { source: "bells", topic: "rung", body: "{}", triggeredAt: new Date() };
  await storeEvent({ ...event, dedupeKey: what, entityKey: what, shopId: shop.id });
  await acrossShops.$executeRaw`
    UPDATE "event_delivery" SET "nextTryAt" = now() - ${minutesAgo}::float8 * interval '1 minute'
     WHERE "shopId" = ${shop.id} AND "entityKey" = ${what}`;
};
const now = (data: object) => inShop(shop, (db) => db.eventDelivery.updateMany({ where: { shopId: shop.id }, data }));
beforeEach(async () => {
  shop = await aShop();
  const hears = [{ source: "bells", topics: ["rung"] }];
  await syncSubscriptions([subscriber({ name: "test.bells", hears, run: () => Promise.resolve() })]);
});

test("what was heard waits as long as the oldest of it that nobody has tried to apply", async () => {
  expect(await waits()).toBe(0);
  await heard("one", 5);
  await heard("two", 3);
  expect(Math.round((await waits()) / MINUTE_MS)).toBe(5);
});

test("what hangs in its retries, was given up, or waits too long already holds nobody up", async () => {
  await heard("stuck", 16);
  expect(await waits()).toBe(0);
  await heard("failing", 5);
  await now({ attempts: 1 });
  expect(await waits()).toBe(0);
  await heard("given up", 5);
  await now({ parkedAt: new Date() });
  expect(await waits()).toBe(0);
});
