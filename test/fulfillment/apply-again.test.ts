import { beforeEach, expect, test } from "vitest";
import { applyAgain } from "#app/fulfillment/exceptions/apply-again.server.ts";
import { reportFailedEvents } from "#app/fulfillment/exceptions/report-failed-events.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";
import { ada } from "../support/ada.ts";
import { inEnglish } from "../support/in-english.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await aShop();
});

/** An event that so many subscribers gave up on; as what it stands on the worklist. */
async function givenUp(subscribers: readonly string[]): Promise<string> {
  const at = nowDate();
  return inShop(shop, async (db) => {
    const facts = { source: "shopify", topic: "orders/updated", entityKey: "order:1", body: "{}", dedupeKey: String(Math.random()) };
    const { id: eventId } = await db.event.create({ data: { shopId: shop.id, ...facts, triggeredAt: at, receivedAt: at } });
    for (const subscriber of subscribers)
      await db.eventDelivery.create({
        data: { shopId: shop.id, subscriber, entityKey: "order:1", eventId, urgent: true, attempts: 80, nextTryAt: at, parkedAt: at },
      });
    return `event:${eventId}`;
  });
}
const open = () => inShop(shop, (db) => db.exception.findMany({ where: { shopId: shop.id, cause: "event.failed", resolvedAt: null } }));
const parked = () => inShop(shop, (db) => db.eventDelivery.count({ where: { shopId: shop.id, parkedAt: { not: null } } }));

test("an event that was given up is given again to everybody who failed over it, and leaves the worklist in the name of who asked", async () => {
  const twice = await givenUp(["orders.copy-order", "fulfillment.reconcile-changed-order"]);
  const once = await givenUp(["orders.copy-order"]);
  await reportFailedEvents(shop);
  const reported = await open();
  const [first, second] = [twice, once].map((subject) => reported.find((one) => one.subject === subject));
  expect(await applyAgain(shop, [first?.id ?? ""], ada)).toBe(2);
  expect((await open()).map(({ id }) => id)).toEqual([second?.id]);
  expect(await parked()).toBe(1);
  const ended = await inShop(shop, (db) => db.exception.findFirst({ where: { shopId: shop.id, id: first?.id ?? "" } }));
  expect([inEnglish(ended?.resolution), ended?.resolvedBy]).toEqual(["Tried again by Ada Byron.", ada]);
});

test("one that fails again is told again", async () => {
  await givenUp(["orders.copy-order"]);
  await reportFailedEvents(shop);
  const [first] = await open();
  await applyAgain(shop, [first?.id ?? ""], ada);
  await reportFailedEvents(shop);
  expect(await open()).toEqual([]);
  await inShop(shop, (db) => db.eventDelivery.updateMany({ where: { shopId: shop.id }, data: { parkedAt: new Date(Date.now() + 1000) } }));
  await reportFailedEvents(shop);
  expect(await open()).toHaveLength(1);
});

test("nothing of another shop is tried", async () => {
  await givenUp(["orders.copy-order"]);
  await reportFailedEvents(shop);
  const ids = (await open()).map(({ id }) => id);
  expect(await applyAgain(await aShop(), ids, ada)).toBe(0);
  expect(await open()).toHaveLength(1);
});
