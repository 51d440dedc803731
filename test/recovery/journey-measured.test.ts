import { afterAll, beforeAll, expect, test } from "vitest";
import { room as messaging } from "#app/messaging/room.server.ts";
import { orderChanged } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { room as recovery } from "#app/recovery/room.server.ts";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { aBuyer, aJourney, type Buyer, leaves, mail } from "./a-journey.ts";
import { measured } from "./measured.ts";

const rooms = { jobs: [...(messaging.jobs ?? []), ...(recovery.jobs ?? [])], subscribers: recovery.subscribers ?? [], schedules: [] };
let worker: Awaited<ReturnType<typeof startWorker>>;
let shop: Shop;
beforeAll(async () => {
  worker = await startWorker(rooms, { works: true });
  shop = await aShop();
});
afterAll(() => worker.stop(1000));

async function buys(buyer: Buyer, id: number): Promise<void> {
  await inShop(shop, async (db) => {
    const names = { customerId: buyer.customerId, email: buyer.email, createdAt: new Date(), total: 5000n };
    await db.order.createMany({ data: [bareOrder(shop, id, names)] });
    await publish(db, shop, orderChanged, { orderId: BigInt(id), askedBy: null });
  });
}

test("whoever comes to a message counts at its step, held out or not, and also where nothing of their cart can be shipped; orders are joined as they come", async () => {
  const journeyId = await aJourney(shop, [mail("first", null)]);
  const [written, heldOut] = [await aBuyer(shop), await aBuyer(shop, { isHeldOut: true })];
  for (const buyer of [written, heldOut]) await leaves(shop, buyer);
  await eventuallyHolds(async () => {
    const passed = await inShop(shop, (db) => db.journeyPassage.count({ where: { shopId: shop.id, nodeId: "first" } }));
    expect(passed).toBe(2);
  });

  // Its page says why nobody got anything.
  const unsent = (await readJourney(shop, journeyId, "en"))?.figures["first"]?.unsent;
  expect(unsent?.map(({ why, count }) => `${String(count)} ${inEnglish(why)}`).toSorted()).toEqual([
    "1 They are held out, so that it can be measured what recovery brings.",
    "1 This channel isn't connected.",
  ]);

  await buys(written, 1);
  await buys(heldOut, 2);
  await eventuallyHolds(async () => {
    const orders = await inShop(shop, (db) => db.recoveryOrder.findMany({ where: { shopId: shop.id }, orderBy: { orderId: "asc" } }));
    expect(orders).toMatchObject([
      { personId: written.personId, touch: null, net: 5000n },
      { personId: heldOut.personId, touch: null, net: 5000n },
    ]);
  });

  // Forty days later.
  await inShop(shop, async (db) => {
    for (const [table, moment] of [
      ["journey_run", "enteredAt"],
      ["journey_passage", "at"],
      ["recovery_order", "placedAt"],
    ] as const)
      // oxfmt-ignore
      await db.$executeRawUnsafe(`UPDATE "${table}" SET "${moment}" = "${moment}" - interval '40 days' WHERE "shopId" = ${String(shop.id)}`);
  });
  const { steps, all } = await measured(shop);
  expect(steps).toMatchObject([
    { journeyId, nodeId: "first", channel: "email", isFirst: true, treated: { people: 1, orders: 1 }, heldOut: { people: 1, orders: 1 } },
  ]);
  expect(all).toMatchObject({ lastTouch: { orders: 0, net: 0 }, anyway: { orders: 1, net: 5000 }, incremental: { outcome: "not-enough" } });
});
