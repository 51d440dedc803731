import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { defineChannel } from "#app/messaging/channels/channel-provider.ts";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { registerChannel } from "#app/messaging/channels/registry.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { room as messaging } from "#app/messaging/room.server.ts";
import { orderChanged } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { enterOnCart } from "#app/recovery/journeys/enter-journey.server.ts";
import { hearOfBuyers } from "#app/recovery/journeys/hear-of-buyers.server.ts";
import { room as recovery } from "#app/recovery/room.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventually } from "../support/eventually.ts";
import { aBuyer, aJourney, leaves, mail, sellsMugs, text } from "./a-journey.ts";

/** So many purchases; 1,000 are the whole proof (docs/decisions/035-recovery.md). */
const INTERLEAVINGS = Number(process.env["INTERLEAVINGS"] ?? 30);
const AT_ONCE = 10;

/** When each message left, by its delivery. */
const left: { reference: string; at: number }[] = [];

/** A provider that takes its time, and as every provider keeps to the moment after which a message must not leave. Some messages it doesn't take at first. */
const slowPost = (kind: string, channel: "email" | "sms") =>
  defineChannel({
    kind,
    channel,
    label: verbatim("Slow post"),
    about: verbatim("Slow post"),
    credentials: z.object({ stamp: z.string() }),
    fields: { stamp: { kind: "secret", label: verbatim("Stamp"), help: verbatim("") } },
    content: z.unknown(),
    open: async () => {
      await pause(Math.random() * 200);
      return {
        async send({ reference, notAfter }) {
          await pause(Math.random() ** 2 * 3500);
          const isTooLate = Date.now() > notAfter.epochMilliseconds;
          if (isTooLate || Math.random() < 0.15) return { outcome: "not-sent", retryAfterSeconds: Math.random() * 0.5, why: "later" };
          left.push({ reference, at: Date.now() });
          return { outcome: "accepted", stage: "handed_over", providerMessageId: reference };
        },
        find: null,
        close: () => undefined,
      };
    },
  });

let shop: Shop;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  shop = await aShop();
  await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00", caps: [] }));
  await sellsMugs(shop);
  for (const provider of [slowPost("slow-mail", "email"), slowPost("slow-texts", "sms")]) {
    registerChannel(provider);
    await connectChannel(shop, provider, { stamp: "1d" });
  }
  worker = await startWorker(
    { jobs: [...(messaging.jobs ?? []), ...(recovery.jobs ?? [])], subscribers: [enterOnCart, ...hearOfBuyers], schedules: [] },
    { works: true },
  );
});
afterAll(() => worker.stop(5000));

type Bought = { personId: string; knownAt: number };

/** Somebody leaves a cart, is written to three times in a row, and buys at some moment of that: before, between, while one is sent, or after. */
async function leavesAndBuys(number: number): Promise<Bought> {
  const isGuest = number % 3 === 0;
  const buyer = await aBuyer(shop, { customerId: isGuest ? null : BigInt(number) });
  await pause(Math.random() * 500);
  await leaves(shop, buyer);
  await pause(Math.random() * 4000);
  await inShop(shop, async (db) => {
    const at = new Date();
    await db.order.createMany({ data: [bareOrder(shop, number, { customerId: buyer.customerId, email: buyer.email, createdAt: at })] });
    await publish(db, shop, orderChanged, { orderId: BigInt(number), askedBy: null });
  });
  return { personId: buyer.personId, knownAt: Date.now() };
}

test(
  `of ${INTERLEAVINGS} purchases at any moment of being written to, none is followed by a message later than five seconds after it is known, and of no step are there two`,
  { timeout: 120_000 + INTERLEAVINGS * 1000 },
  async () => {
    await aJourney(shop, [text("one", "two"), mail("two", "three"), text("three", "four"), mail("four", null)]);
    const bought = new Map<string, Bought>();
    for (let first = 1; first <= INTERLEAVINGS; first += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, INTERLEAVINGS - first + 1) }, (_, index) => first + index);
      for (const one of await Promise.all(numbers.map(leavesAndBuys))) bought.set(one.personId, one);
    }
    const open = () =>
      inShop(shop, async (db) => ({
        deliveries: await db.messageDelivery.count({ where: { shopId: shop.id, stage: { in: ["planned", "claimed"] } } }),
        runs: await db.journeyRun.count({ where: { shopId: shop.id, endedAt: null } }),
      }));
    await eventually(async () => Object.values(await open()).every((count) => count === 0));

    const rows = await inShop(shop, (db) =>
      db.messageDelivery.findMany({
        where: { shopId: shop.id },
        select: { id: true, run: true, step: true, claimedAt: true, attempts: true },
      }),
    );
    const runs = await inShop(shop, (db) =>
      db.journeyRun.findMany({ where: { shopId: shop.id }, select: { id: true, personId: true, endedAt: true } }),
    );
    expect(runs.length).toBeLessThanOrEqual(INTERLEAVINGS);
    const [deliveryOf, personOf] = [new Map(rows.map((row) => [row.id, row])), new Map(runs.map((run) => [run.id, run.personId]))];

    const late = left.flatMap(({ reference, at }) => {
      const delivery = deliveryOf.get(reference);
      const { knownAt = 0 } = bought.get(personOf.get(delivery?.run ?? "") ?? "") ?? {};
      const since = (date: Date | null | undefined) => ((date?.getTime() ?? 0) - knownAt) / 1000;
      const endedAt = runs.find(({ id }) => id === delivery?.run)?.endedAt;
      const told = { ended: since(endedAt), claimed: since(delivery?.claimedAt), left: (at - knownAt) / 1000 };
      return at > knownAt + 5000 ? [{ step: delivery?.step, attempts: delivery?.attempts, ...told }] : [];
    });
    expect(late).toEqual([]);
    const steps = left.map(({ reference }) => `${deliveryOf.get(reference)?.run ?? reference} ${deliveryOf.get(reference)?.step ?? ""}`);
    expect(steps).toHaveLength(new Set(steps).size);
    // The moments were such that some were stopped in the middle, and something left at all.
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(4 * INTERLEAVINGS);
  },
);
