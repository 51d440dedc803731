import { beforeAll, describe, expect, test } from "vitest";
import type { Prisma, RecoveryOrder } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import { newId } from "#app/platform/ids.ts";
import { joinOrders } from "#app/recovery/attribution/join-orders.server.ts";
import { readRecent } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { pruneOrders } from "#app/recovery/attribution/prune-orders.server.ts";
import { recoveryReport } from "#app/screens/recovery-report/messages.ts";
import { recoveryPersonalData } from "#app/recovery/recovery-personal-data.server.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { anAbandonment } from "./an-abandonment.ts";
import { aPerson, type TestPerson } from "./a-person.ts";
import { aJourney } from "./a-recovered-shop.ts";
import { behind, daysAgo } from "./measured.ts";

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

  test("counts with shipping and taxes, less discounts and refunds, and the report says so beside the figure", async () => {
    const run = await enters(6);
    const parts = { subtotal: 3500n, shipping: 500n, tax: 1000n, discounts: 800n, total: 5000n, refunded: 1200n };
    expect(await joined(await buys(run.person, 5, parts))).toMatchObject({ paid: 5000n, net: 3800n });
    const text = textsOf(recoveryReport, wordsFor({ language: "en", timeZone: "UTC" }));
    expect(text("net-counts")).toMatch(/^Revenue is what orders come to, with shipping and taxes, less discounts and refunds\./);
  });

  test("of a test, in another currency, from before the cart was left or from after its days, is none of recovery's", async () => {
    const run = await enters(35);
    for (const [days, more] of [
      [34, { test: true }],
      [34, { currency: "JPY" }],
      [36, {}],
      [6, {}],
    ] as const) {
      // oxfmt-ignore
      expect(await joined(await buys(run.person, days, more))).toBeNull();
    }
    const id = await buys(run.person, 20);
    expect(await joined(id)).not.toBeNull();
    await changes(id, { test: true });
    expect([await joined(id), await runsOf(id)]).toEqual([null, 0]);
  });

  test("that a subscription brings by itself is none of recovery's; the one with which somebody subscribes is, and one at the till or by phone", async () => {
    const run = await enters(9);
    await isSent(run, "first", 8.9);
    await clicks(run, "first", 8.5);
    for (const sourceName of ["subscription_contract", "subscription_contract_checkout_one"])
      expect(await joined(await buys(run.person, 5, { sourceName }))).toBeNull();
    for (const sourceName of ["web", "pos", "shopify_draft_order", null])
      expect(await joined(await buys(run.person, 8, { sourceName }))).toMatchObject({ touch: "clicked" });
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

  test("after an apology for another order is none of recovery's: it goes to the held-out as well", async () => {
    const sorry = await aJourney(shop, "Late parcels");
    await inShop(shop, (db) => db.$executeRaw`
      UPDATE "journey" SET "definition" = replace("definition"::text, '"marketing"', '"transactional"')::jsonb WHERE "shopId" = ${shop.id} AND "id" = ${sorry}::uuid`); // oxfmt-ignore
    const apologised = await enters(9);
    await inShop(shop, (db) => db.journeyRun.updateMany({ where: { shopId: shop.id, id: apologised.runId }, data: { journeyId: sorry } }));
    await isSent(apologised, "first", 8);
    const link = await clicks(apologised, "first", 7);
    expect(await joined(await buys(apologised.person, 6, { recoveryLinkId: link }))).toBeNull();
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
