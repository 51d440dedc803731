import { beforeEach, expect, test } from "vitest";
import { action, loader } from "#app/routes/app.settings_.sync.tsx";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { syncHealth } from "#app/screens/sync-health/messages.ts";
import type { SyncHealthView } from "#app/screens/sync-health/read-sync-health.server.ts";
import { bareOrder } from "../support/bare-order.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeEach(async () => {
  shop = await openShop({ installed: true });
});

const page = async (of = shop) => (await ask(loader, { token: await of.idToken() })).body as SyncHealthView;
const ago = (seconds: number) => new Date(nowDate().getTime() - seconds * 1000);

type Waits = { entityKey?: string; body?: string; cameAgo?: number; parkedAgo?: number; fault?: string };

/** An event that a subscriber has yet to apply, or gave up on. Answers its id. */
async function waits({ entityKey = "order:1", body = "{}", cameAgo = 60, parkedAgo, fault }: Waits): Promise<bigint> {
  return inShop(shop.shop, async (db) => {
    const event = { source: "shopify", dedupeKey: newId<string>(), topic: "orders/updated", entityKey, body };
    const at = { triggeredAt: ago(cameAgo + 2), receivedAt: ago(cameAgo) };
    const { id: eventId } = await db.event.create({ data: { shopId: shop.shop.id, ...event, ...at } });
    const parked = parkedAgo === undefined ? {} : { parkedAt: ago(parkedAgo), attempts: 80, lastError: fault ?? null };
    const nextTryAt = new Date(Date.now() + 3_600_000);
    const delivery = { shopId: shop.shop.id, subscriber: "orders.copy-order", entityKey, eventId, urgent: true, nextTryAt };
    await db.eventDelivery.create({ data: { ...delivery, ...parked } });
    return eventId;
  });
}

test("a shop of which everything is applied says so, and that nothing was repaired or given up", async () => {
  await inShop(shop.shop, (db) => db.eventDelivery.deleteMany({ where: { shopId: shop.shop.id } }));
  expect(await page()).toMatchObject({
    events: { waiting: 0, oldest: null },
    repairs: { count: 0, latest: [] },
    givenUp: { count: 0, latest: [] },
  });
});

test("what waits is counted, with the moment at which the oldest came; what was given up doesn't wait", async () => {
  await inShop(shop.shop, (db) => db.eventDelivery.deleteMany({ where: { shopId: shop.shop.id } }));
  await inShop(shop.shop, (db) => db.event.deleteMany({ where: { shopId: shop.shop.id } }));
  await waits({ cameAgo: 90 });
  await waits({ cameAgo: 7_200 });
  await waits({ cameAgo: 60, parkedAgo: 10 });
  const { events } = await page();
  expect(events).toMatchObject({ waiting: 2, hour: { received: 2, applied: 0 }, day: { received: 3, applied: 0 } });
  expect(Math.round((Date.now() - Date.parse(events.oldest ?? "")) / 60_000)).toBe(120);
  expect(events.told?.p50).toBeCloseTo(2000, -2);
});

test("an event that was given up leads to its order, and is shown with nothing of a person in it", async () => {
  await inShop(shop.shop, (db) => db.order.create({ data: bareOrder(shop.shop, 1) }));
  const body = JSON.stringify({ id: 1, email: "zoe@buyer.example", note: "for Zoe" });
  await waits({ body, parkedAgo: 10, fault: "Error: no such buyer 'Zoe Øster'" });
  await waits({ entityKey: "product:7", parkedAgo: 20 });
  const { count, latest } = (await page()).givenUp;
  expect(count).toBe(2);
  expect(latest.map(({ order }) => order?.id ?? null)).toEqual(["1", null]);
  expect(latest[0]).toMatchObject({ attempts: 80, fault: "Error: no such buyer '•••'" });
  expect(JSON.parse(latest[0]?.payload ?? "")).toEqual({ id: 1, email: "•••", note: "•••" });
});

test("what was given up is tried again by a button; another shop can't", async () => {
  const eventId = String(await waits({ parkedAgo: 10 }));
  const tries = (of: OpenShop, form: Record<string, string>) =>
    of
      .idToken()
      .then((token) => ask(action, { token, form: { intent: "try-again", "events.0.subscriber": "orders.copy-order", ...form } }));
  const answered = (count: number) => ({ status: 200, body: { ok: true, message: syncHealth.message("trying", { count }) } });

  expect(await tries(await openShop({ installed: true }), { "events.0.eventId": eventId })).toMatchObject(answered(0));
  expect((await tries(shop, { "events.0.eventId": "none" })).status).toBe(422);
  expect(await tries(shop, { "events.0.eventId": eventId })).toMatchObject(answered(1));
  expect((await page()).givenUp.count).toBe(0);
});

test("repairs are counted per kind and lead to the orders that they were of", async () => {
  await inShop(shop.shop, async (db) => {
    await db.order.create({ data: bareOrder(shop.shop, 1) });
    const at = { createdAt: ago(9), updatedAt: ago(9), supportedActions: [], onHoldReasons: [] };
    await db.fulfillmentOrder.create({
      data: { shopId: shop.shop.id, id: 8n, orderId: 1n, status: "OPEN", requestStatus: "UNSUBMITTED", ...at },
    });
    const done = { doneUntil: ago(30), ranAt: ago(5), checked: 12 };
    await db.reconciliation.create({ data: { shopId: shop.shop.id, resource: "fulfillment-orders", ...done } });
    const repair = (resource: string, entityId: string, repairedAgo: number) => ({
      shopId: shop.shop.id,
      id: newId<string>(),
      resource,
      entityId,
      fault: "missing",
      changedAt: ago(repairedAgo + 60),
      repairedAt: ago(repairedAgo),
    });
    const month = 40 * 86_400;
    await db.repair.createMany({
      data: [repair("fulfillment-orders", "8", 10), repair("orders", "1", 20), repair("products", "7", 30), repair("orders", "1", month)],
    });
  });
  const { reconciliations, repairs } = await page();
  expect(reconciliations).toMatchObject([{ resource: "fulfillment-orders", checked: 12, repairs: 1 }]);
  expect(repairs.count).toBe(3);
  expect(repairs.latest.map(({ resource, order }) => [resource, order?.id ?? null])).toEqual([
    ["fulfillment-orders", "1"],
    ["orders", "1"],
    ["products", null],
  ]);
});
