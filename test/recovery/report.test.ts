import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readRecovered, type Recovered } from "#app/recovery/attribution/read-recovered.server.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { aJourney, manyPeople, type Truth } from "./a-recovered-shop.ts";
import { newId } from "#app/platform/ids.ts";
import { behind, daysAgo, joinAll, measured } from "./measured.ts";

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
      // oxfmt-ignore
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

    const inGermany = await inShop(shop, (db) =>
      db.messageDelivery.count({ where: { shopId: shop.id, channel: "sms", place: { path: ["country"], equals: "DE" } } }),
    );
    expect(inGermany).toBeGreaterThan(0);
    const more = [{ country: "DE", channel: "sms" as const, perThousand: 9000 }];
    await inShop(shop, (db) => recoverySettings.save(db, shop, { costIn: more }));
    const byCountry = await inShop(shop, (db) => readRecovered(db, shop));
    await inShop(shop, (db) => recoverySettings.save(db, shop, { costIn: [] }));
    expect(byCountry.cost.all).toBe(
      Math.round(((cost.messages.email ?? 0) * 100 + (cost.messages.sms ?? 0) * 5000 + inGermany * 4000) / 1000),
    );

    // A text in three segments costs three.
    const [text] = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id, channel: "sms" }, take: 1 }));
    await inShop(shop, (db) =>
      db.messageDelivery.updateMany({ where: { shopId: shop.id, id: text?.id ?? "" }, data: { cost: { segments: 3 } } }),
    );
    expect((await measured(shop)).cost).toMatchObject({ messages: cost.messages, all: cost.all + 10 });
  });

  test("is watched by what it may spoil: unsubscribed and complaining people, refunds, and orders at full price", () => {
    const { treated, heldOut } = report.guarded;
    expect(treated.people).toBe(report.all.treated.people);
    // Whoever is written to got a discount in these shops.
    expect(treated.discounted).toBe(treated.orders);
    expect(heldOut.discounted).toBe(0);
    expect(1 - treated.net / treated.paid).toBeGreaterThan(0.02);
    expect(1 - treated.net / treated.paid).toBeLessThan(0.1);
    expect(treated.unsubscribed / treated.people).toBeCloseTo(0.02, 2);
    expect(treated.complained).toBeGreaterThan(0);
    expect([heldOut.unsubscribed, heldOut.complained]).toEqual([0, 0]);
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

test("of all carts it is said whose buyers each channel could reach, how many were written to, and how many it recovered", async () => {
  const shop = await aShop();
  const { people, heldOut } = await manyPeople(shop, await aJourney(shop, "Carts"), {
    count: 400,
    daysAgo: 5,
    seed: 5,
    anyway: 100,
    more: 200,
  });
  await inShop(shop, (db) => db.abandonment.create({ data: { ...aCart(shop), abandonedAt: daysAgo(4), personId: null } }));
  await inShop(shop, (db) => db.abandonment.create({ data: { ...aCart(shop), abandonedAt: daysAgo(30), personId: null } }));
  await joinAll(shop);
  const { carts } = await measured(shop);
  expect(carts).toMatchObject({ left: people + 1, known: people, heldOut });
  // Three in four agreed to mail, and one in fifty took it back; half have a phone, and one in eight agreed to SMS.
  const { email, sms } = carts.byChannel;
  expect(email?.reachable).toBeLessThanOrEqual(300);
  expect(email?.reachable).toBeGreaterThan(290);
  expect(sms?.reachable).toBe(50);
  expect(email?.messaged).toBe(people - heldOut);
  expect(await behind(shop, { of: "carts", channel: "email" })).toBe(email?.recovered);
  expect((email?.recovered ?? 0) + (sms?.recovered ?? 0)).toBe(await behind(shop, { of: "recent" }));
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

/** A cart of which nobody knows whose it is. */
const aCart = (shop: QuietShop) => ({
  ...{ shopId: shop.id, id: newId<string>(), kind: "cart" as const, state: "abandoned" as const, place: {}, lines: [] },
  ...{ currency: shop.currency, value: 1000n, startedAt: daysAgo(40), touchedAt: daysAgo(40) },
});
