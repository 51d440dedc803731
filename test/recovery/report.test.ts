import { beforeAll, describe, expect, test } from "vitest";
import type { Prisma, RecoveryOrder } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { joinOrders } from "#app/recovery/attribution/join-orders.server.ts";
import { listRecovered, readRecent } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { pruneOrders } from "#app/recovery/attribution/prune-orders.server.ts";
import { readRecovered, type Recovered } from "#app/recovery/attribution/read-recovered.server.ts";
import type { RecoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { sumOutcomes } from "#app/recovery/attribution/sum-outcomes.server.ts";
import { recoveryPersonalData } from "#app/recovery/recovery-personal-data.server.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { anAbandonment } from "./an-abandonment.ts";
import { aPerson, type TestPerson } from "./a-person.ts";
import { aJourney, manyPeople, type Truth } from "./a-recovered-shop.ts";

const HOUR_MS = 3_600_000;
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS);

/** Of tables that were filled this second nothing is known yet. */
const likeGrown = (db: ShopDb) => db.$executeRaw`SET LOCAL enable_nestloop = off`;

async function joinAll(shop: QuietShop): Promise<void> {
  await inShop(shop, async (db) => {
    await likeGrown(db);
    const orders = await db.order.findMany({ where: { shopId: shop.id }, select: { id: true } });
    await joinOrders(
      db,
      shop,
      orders.map(({ id }) => id),
    );
  });
}

async function measured(shop: QuietShop): Promise<Recovered> {
  await sumOutcomes(shop);
  return inShop(shop, (db) => readRecovered(db, shop));
}

/** How many orders open behind a number, page by page. */
async function behind(shop: QuietShop, choice: RecoveredChoice): Promise<number> {
  let after: { orderId: bigint; placedAt: Date } | null = null;
  for (let count = 0; ;) {
    const page: { orderId: bigint; placedAt: Date }[] = await inShop(shop, async (db) => {
      await likeGrown(db);
      return listRecovered(db, shop, choice, { after, most: 500 });
    });
    count += page.length;
    if (page.length < 500) return count;
    after = page.at(-1) ?? null;
  }
}

describe("what recovery brought to a shop of known truth", () => {
  let shop: QuietShop;
  let carts: string;
  let browse: string;
  let truth: { carts: Truth; browse: Truth };
  let report: Recovered;
  beforeAll(async () => {
    shop = await aShop();
    [carts, browse] = [await aJourney(shop, "Carts"), await aJourney(shop, "Browsing", ["sms", "email"])];
    truth = {
      carts: await manyPeople(shop, carts, { count: 8000, daysAgo: 40, seed: 7, anyway: 100, more: 80 }),
      browse: await manyPeople(shop, browse, { count: 4000, daysAgo: 40, seed: 8, anyway: 100, more: 0 }),
    };
    await joinAll(shop);
    report = await measured(shop);
  });

  test("stands in its interval, of all people and of each journey, in money and in buyers; what has no effect is not claimed", () => {
    for (const [columns, net, buyers] of [
      [report.all, truth.carts.net, truth.carts.buyers],
      [report.journeys.get(carts), truth.carts.net, truth.carts.buyers],
      [report.journeys.get(browse), 0, 0],
    ] as const) {
      const incremental = columns?.incremental.outcome === "estimated" ? columns.incremental : expect.fail("not enough data");
      expect(incremental.spend.interval.from).toBeLessThan(net);
      expect(incremental.spend.interval.to).toBeGreaterThan(net);
      expect(incremental.buyers.interval.from).toBeLessThan(buyers);
      expect(incremental.buyers.interval.to).toBeGreaterThan(buyers);
    }
    expect(report.all.incremental).toMatchObject({ claim: "more" });
    expect(report.journeys.get(browse)?.incremental).toMatchObject({ claim: "none" });
  });

  test("is told beside what was touched last and what would have been bought anyway, of everybody once", () => {
    const { treated, heldOut, lastTouch, anyway, incremental } = report.all;
    expect(treated.people + heldOut.people).toBe(12_000);
    expect(heldOut.people).toBe(truth.carts.heldOut + truth.browse.heldOut);
    // Every treated buyer of these shops had been sent something: last touch takes them all for its own, and most would have bought.
    expect(lastTouch).toMatchObject({ orders: treated.orders, net: treated.net });
    expect(lastTouch.unclicked).toBeGreaterThan(0.4 * lastTouch.orders);
    expect(anyway?.orders).toBeCloseTo((heldOut.orders * treated.people) / heldOut.people, 6);
    expect(incremental.outcome === "estimated" && incremental.spend.incremental).toBe(treated.net - (anyway?.net ?? 0));
    for (const parts of [report.journeys, report.channels]) {
      expect([...parts.values()].reduce((sum, part) => sum + part.treated.orders, 0)).toBe(treated.orders);
      expect([...parts.values()].reduce((sum, part) => sum + part.lastTouch.orders, 0)).toBe(lastTouch.orders);
    }
  });

  test("counts at a step whom a message reached there, and of the held-out whom it would have reached at that moment", async () => {
    const first = report.steps.find(({ journeyId, nodeId }) => journeyId === carts && nodeId === "first");
    expect(first).toMatchObject({ channel: "email", isFirst: true });
    const reached = (out: boolean) =>
      inShop(shop, (db) => {
        const what = { path: ["code"], equals: out ? "journeys:held-out" : "journeys:message-planned" };
        return db.journeyPassage.count({ where: { shopId: shop.id, nodeId: "second", what, at: { lt: daysAgo(36) } } });
      });
    const total = async (out: boolean) => (await reached(out)) - (browsing(out)?.people ?? 0);
    const other = report.steps.find(({ journeyId, nodeId }) => journeyId === browse && nodeId === "second");
    const browsing = (out: boolean) => (out ? other?.heldOut : other?.treated);
    const second = report.steps.find(({ journeyId, nodeId }) => journeyId === carts && nodeId === "second");
    // Who is still there a day later has been chosen by the first message: compared, and nothing claimed of it.
    expect(second).toMatchObject({ isFirst: false, treated: { people: await total(false) }, heldOut: { people: await total(true) } });
    expect(second?.incremental.outcome === "estimated" && second.incremental.claim).toBe("none");
    expect(second!.treated.orders).toBeLessThan(first!.treated.orders / 2);
  });

  test("opens exactly its orders behind each of its numbers", async () => {
    expect(await behind(shop, { of: "treated" })).toBe(report.all.treated.orders);
    expect(await behind(shop, { of: "held-out" })).toBe(report.all.heldOut.orders);
    expect(await behind(shop, { of: "touched" })).toBe(report.all.lastTouch.orders);
    expect(await behind(shop, { of: "held-out", journeyId: browse })).toBe(report.journeys.get(browse)?.heldOut.orders);
    expect(await behind(shop, { of: "treated", channel: "sms" })).toBe(report.channels.get("sms")?.treated.orders);
    expect(await behind(shop, { of: "touched", channel: "sms" })).toBe(report.channels.get("sms")?.lastTouch.orders);
    const second = report.steps.find(({ journeyId, nodeId }) => journeyId === carts && nodeId === "second");
    for (const [of, orders] of [
      ["treated", second?.treated.orders],
      ["held-out", second?.heldOut.orders],
      ["touched", second?.lastTouch.orders],
    ] as const) {
      // prettier-ignore
      expect(await behind(shop, { of, journeyId: carts, nodeId: "second" })).toBe(orders);
    }
  });

  test("has its price: of all messages, and for one order that would not have been placed", async () => {
    const { cost, all } = report;
    const sent = await inShop(shop, (db) => db.messageDelivery.count({ where: { shopId: shop.id } }));
    expect((cost.messages.email ?? 0) + (cost.messages.sms ?? 0)).toBe(sent);
    expect(cost.all).toBe(Math.round(((cost.messages.email ?? 0) * 100 + (cost.messages.sms ?? 0) * 5000) / 1000));
    expect(cost.perOrder).toBe(Math.round(cost.all / (all.treated.orders - (all.anyway?.orders ?? 0))));
    const dear = await inShop(shop, (db) => readRecovered(db, shop, (_, messages) => messages * 100));
    expect(dear.cost.all).toBe(sent * 100);
  });

  test("is watched by what it may spoil: refunds, and orders at full price", () => {
    const { treated, heldOut } = report.guarded;
    expect(treated.people).toBe(report.all.treated.people);
    // Whoever is written to got a discount in these shops.
    expect(treated.discounted).toBe(treated.orders);
    expect(heldOut.discounted).toBe(0);
    expect(1 - treated.net / treated.paid).toBeGreaterThan(0.02);
    expect(1 - treated.net / treated.paid).toBeLessThan(0.1);
  });

  test("counts nobody before their days are over, and nobody anew who comes again", async () => {
    await manyPeople(shop, carts, { count: 200, daysAgo: 10, seed: 9, anyway: 500, more: 400 });
    await inShop(
      shop,
      (db) => db.$executeRaw`
        INSERT INTO "journey_run" ("shopId", "id", "journeyId", "personId", "entryKey", "isHeldOut", "nodeId", "nodeAt", "enteredAt")
        SELECT "shopId", gen_random_uuid(), ${browse}::uuid, "personId", 'again', "isHeldOut", 'first', "nodeAt", "enteredAt" + interval '2 days'
          FROM "journey_run" WHERE "shopId" = ${shop.id} AND "journeyId" = ${carts}::uuid AND "enteredAt" < ${daysAgo(30)}`,
    );
    await joinAll(shop);
    const later = await measured(shop);
    expect(later.open).toBe(200);
    expect({ ...later.all, incremental: null }).toEqual({ ...report.all, incremental: null });
    expect(later.journeys.get(browse)?.treated.people).toBe(report.journeys.get(browse)?.treated.people);
  });
});

test("a small shop is told about how many more people it takes, not an amount", async () => {
  const shop = await aShop();
  expect((await measured(shop)).period).toBeNull();
  await manyPeople(shop, await aJourney(shop, "Carts"), { count: 100, daysAgo: 40, seed: 3, anyway: 100, more: 100 });
  await joinAll(shop);
  const { all, cost } = await measured(shop);
  expect(all.incremental).toMatchObject({ outcome: "not-enough" });
  expect(all.incremental.needed).toBeGreaterThan(500);
  expect(cost.perOrder).toBeNull();
});

describe("an order", () => {
  let shop: QuietShop;
  let journeyId: string;
  let number = 100;
  beforeAll(async () => {
    shop = await aShop();
    journeyId = await aJourney(shop, "Carts");
  });

  type Run = { person: TestPerson; runId: string; cartId: string };
  /** Somebody left a cart so many days ago, and entered the journey. */
  const enters = async (days: number, given: Partial<TestPerson> = {}): Promise<Run> => {
    const person = await aPerson(shop, given);
    const { email, phone, customerId, isHeldOut } = person;
    const cart = await anAbandonment(shop, { email, phone, customerId, personId: person.id, isHeldOut });
    const runId = newId<string>();
    const run = { shopId: shop.id, id: runId, journeyId, personId: person.id, entryKey: cart.id, abandonmentId: cart.id, isHeldOut };
    await inShop(shop, (db) =>
      db.journeyRun.create({ data: { ...run, nodeId: "first", nodeAt: daysAgo(days), enteredAt: daysAgo(days) } }),
    );
    return { person, runId, cartId: cart.id };
  };
  const isSent = ({ runId }: Run, step: string, days: number, channel = "email") =>
    inShop(shop, (db) => {
      const at = daysAgo(days);
      const times = { plannedAt: at, dueAt: at, expiresAt: at, claimedAt: at, stageAt: at };
      const message = {
        run: runId,
        step,
        channel,
        purpose: "marketing" as const,
        address: "a@buyer.example",
        addressKey: "a",
        place: {},
        content: {},
      };
      return db.messageDelivery.create({ data: { shopId: shop.id, id: newId<string>(), ...message, stage: "sent", ...times } });
    });
  const clicks = async ({ runId, cartId }: Run, nodeId: string, days: number, channel = "email") => {
    const link = {
      id: newId<string>().slice(0, 30),
      abandonmentId: cartId,
      runId,
      nodeId,
      channel,
      createdAt: daysAgo(days),
      expiresAt: daysAgo(-9),
    };
    await inShop(shop, (db) =>
      db.recoveryLink.create({ data: { shopId: shop.id, ...link, firstClickAt: daysAgo(days), lastClickAt: daysAgo(days), clicks: 1 } }),
    );
    return link.id;
  };
  const buys = async (person: Partial<TestPerson>, days: number, more: Partial<Prisma.OrderCreateManyInput> = {}): Promise<bigint> => {
    const id = BigInt(++number);
    const { customerId = null, email = null, phone = null } = person;
    await inShop(shop, (db) =>
      db.order.create({ data: bareOrder(shop, Number(id), { customerId, email, phone, total: 5000n, createdAt: daysAgo(days), ...more }) }),
    );
    return id;
  };
  const joined = (orderId: bigint): Promise<RecoveryOrder | null> =>
    inShop(shop, async (db) => {
      await joinOrders(db, shop, [orderId]);
      return db.recoveryOrder.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId } } });
    });
  const changes = (id: bigint, data: object) => inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id, id }, data }));
  const runsOf = (orderId: bigint) => inShop(shop, (db) => db.recoveryRunOrder.count({ where: { shopId: shop.id, orderId } }));

  test("of a buyer who came back by the message is shown once, at once, with journey, step and channel", async () => {
    const run = await enters(3);
    await isSent(run, "first", 2.9);
    await clicks(run, "first", 2.5);
    const id = await buys(run.person, 2.4);
    expect(await joined(id)).toMatchObject({
      net: 5000n,
      personId: run.person.id,
      runId: run.runId,
      journeyId,
      nodeId: "first",
      channel: "email",
      touch: "clicked",
    });
    await joined(id);
    expect(await runsOf(id)).toBe(1);
    const recent = await inShop(shop, (db) => readRecent(db, shop));
    expect(recent).toEqual([{ journeyId, nodeId: "first", channel: "email", orders: 1, net: 5000 }]);
    expect(await behind(shop, { of: "recent", journeyId, nodeId: "first", channel: "email" })).toBe(1);
    expect(await behind(shop, { of: "recent", channel: "sms" })).toBe(0);
  });

  test("belongs to the link that it came by, else to the last that was opened or call that was answered, else to the last message", async () => {
    const run = await enters(5);
    await isSent(run, "first", 4.9);
    await isSent(run, "second", 4, "sms");
    const id = await buys(run.person, 3);
    expect(await joined(id)).toMatchObject({ nodeId: "second", channel: "sms", touch: "delivered" });
    const link = await clicks(run, "first", 4.5);
    expect(await joined(id)).toMatchObject({ nodeId: "first", touch: "clicked" });
    const call = {
      runId: run.runId,
      nodeId: "call",
      personId: run.person.id,
      phone: "+441",
      place: {},
      script: "",
      dueAt: daysAgo(4),
      expiresAt: daysAgo(1),
    };
    await inShop(shop, (db) =>
      db.callTask.create({
        data: {
          shopId: shop.id,
          id: newId<string>(),
          ...call,
          state: "done",
          attempts: 1,
          lastAttemptAt: daysAgo(3.5),
          outcome: "will-buy",
        },
      }),
    );
    expect(await joined(id)).toMatchObject({ nodeId: "call", channel: "call", touch: "called" });
    await changes(id, { recoveryLinkId: link });
    expect(await joined(id)).toMatchObject({ nodeId: "first", channel: "email", touch: "followed" });
    // What came after it did not bring it.
    await clicks(run, "second", 2, "sms");
    expect(await joined(id)).toMatchObject({ nodeId: "first" });
  });

  test("of somebody who is held out counts like any other, and nothing touched it", async () => {
    const run = await enters(3, { isHeldOut: true });
    expect(await joined(await buys(run.person, 2))).toMatchObject({ net: 5000n, personId: run.person.id, touch: null, journeyId: null });
  });

  test("that is refunded brings less until its time for refunds is over, and afterwards what it brought", async () => {
    const run = await enters(6);
    const id = await buys(run.person, 5);
    expect(await joined(id)).toMatchObject({ net: 5000n, paid: 5000n });
    await changes(id, { refunded: 2000n });
    expect(await joined(id)).toMatchObject({ net: 3000n, paid: 5000n });
    await changes(id, { cancelledAt: new Date() });
    expect(await joined(id)).toMatchObject({ net: 0n });

    const old = await enters(41);
    const settled = await buys(old.person, 40);
    expect(await joined(settled)).toMatchObject({ net: 5000n });
    await changes(settled, { refunded: 5000n });
    expect(await joined(settled)).toMatchObject({ net: 5000n });
  });

  test("of a test, in another currency, from before the cart was left or from after its days, is none of recovery's", async () => {
    const run = await enters(35);
    for (const [days, more] of [
      [34, { test: true }],
      [34, { currency: "JPY" }],
      [36, {}],
      [6, {}],
    ] as const) {
      // prettier-ignore
      expect(await joined(await buys(run.person, days, more))).toBeNull();
    }
    const id = await buys(run.person, 20);
    expect(await joined(id)).not.toBeNull();
    await changes(id, { test: true });
    expect([await joined(id), await runsOf(id)]).toEqual([null, 0]);
  });

  test("is a guest's who bought as a customer, and not somebody's who gave the same phone", async () => {
    const guest = await enters(4, { email: "ada@buyer.example" });
    expect(await joined(await buys({ customerId: 77n, email: "Ada@buyer.example" }, 3))).toMatchObject({ personId: guest.person.id });
    await enters(4, { customerId: 78n, email: "one@buyer.example", phone: "+447700900001" });
    expect(await joined(await buys({ customerId: 79n, email: "two@buyer.example", phone: "+447700900001" }, 3))).toBeNull();
  });

  test("on which Shopify withholds everything is known by its cart, and by the link that it came by", async () => {
    const run = await enters(4);
    const id = await buys({}, 3);
    expect(await joined(id)).toBeNull();
    await inShop(shop, (db) => db.abandonment.updateMany({ where: { shopId: shop.id, id: run.cartId }, data: { orderId: id } }));
    expect(await joined(id)).toMatchObject({ personId: run.person.id, touch: null });
    const link = await clicks(run, "first", 3.5);
    expect(await joined(await buys({}, 2, { recoveryLinkId: link }))).toMatchObject({ personId: run.person.id, touch: "followed" });
  });

  test("of two runs of one person counts for each of them and once in all", async () => {
    const run = await enters(9);
    const again = newId<string>();
    const at = daysAgo(5);
    const second = { journeyId, personId: run.person.id, entryKey: again, isHeldOut: false, nodeId: "first", nodeAt: at, enteredAt: at };
    await inShop(shop, (db) => db.journeyRun.create({ data: { shopId: shop.id, id: again, ...second } }));
    const id = await buys(run.person, 4);
    expect(await joined(id)).toMatchObject({ personId: run.person.id });
    expect(await runsOf(id)).toBe(2);
  });

  test("of somebody who is forgotten leads to nobody, and is not joined anew; the sums stay", async () => {
    const run = await enters(4, { customerId: 99n });
    const id = await buys(run.person, 3);
    await inShop(shop, (db) => db.abandonment.updateMany({ where: { shopId: shop.id, id: run.cartId }, data: { orderId: id } }));
    await joined(id);
    const who = { customerId: 99n, email: run.person.email, phone: null, orderIds: [id], values: [], eventKeys: [], effectSubjects: [] };
    const told = await inShop(shop, (db) => recoveryPersonalData.export(db, shop, who));
    expect(told["recovered"]).toMatchObject([{ orderId: id, net: 5000n }]);
    const count = () => inShop(shop, (db) => db.recoveryOrder.count({ where: { shopId: shop.id, personId: run.person.id } }));
    await inShop(shop, (db) => recoveryPersonalData.redact(db, shop, who));
    await changes(id, { customerId: null, email: null });
    expect(await joined(id)).toBeNull();
    expect(await count()).toBe(1);
    const [kept] = await inShop(shop, (db) => db.recoveryOrder.findMany({ where: { shopId: shop.id, personId: run.person.id } }));
    expect(kept?.orderId).toBeLessThan(0n);
    expect(
      await inShop(shop, (db) => db.recoveryRunOrder.count({ where: { shopId: shop.id, runId: run.runId, orderId: kept?.orderId ?? 0n } })),
    ).toBe(1);
  });

  test("that is older than any report is forgotten", async () => {
    const run = await enters(20);
    const id = await buys(run.person, 19);
    await joined(id);
    await inShop(shop, (db) => db.recoveryOrder.updateMany({ where: { shopId: shop.id, orderId: id }, data: { placedAt: daysAgo(366) } }));
    expect(await pruneOrders(shop)).toBe(1);
    expect(await runsOf(id)).toBe(0);
    expect(await pruneOrders(shop)).toBe(0);
  });
});
