import { beforeAll, describe, expect, test } from "vitest";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { joinOrders } from "#app/offers/reporting/join-orders.server.ts";
import { offersPersonalData } from "#app/offers/reporting/offers-personal-data.server.ts";
import { pruneDecisions } from "#app/offers/reporting/prune-decisions.server.ts";
import { readMeasured } from "#app/offers/reporting/read-measured.server.ts";
import { sumOutcomes } from "#app/offers/reporting/sum-outcomes.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { readOffers } from "#app/screens/offers/read-offers.server.ts";
import { type OrderOffered, readOffered } from "#app/screens/order/read-offered.server.ts";
import { offers as reasons } from "#app/offers/messages.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { anOffer, HOLDOUT, manyPurchases } from "./a-measured-shop.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

async function joinAll(shop: QuietShop): Promise<void> {
  await inShop(shop, async (db) => {
    const orders = await db.order.findMany({ where: { shopId: shop.id }, select: { id: true } });
    await joinOrders(
      db,
      shop,
      orders.map(({ id }) => id),
    );
  });
}
const measured = async (shop: QuietShop) => {
  await sumOutcomes(shop);
  return inShop(shop, (db) => readMeasured(db, shop));
};

describe("what offers brought", () => {
  let shop: QuietShop;
  let first: string;
  let second: string;
  let truth: { all: number; each: Map<string, number> };
  beforeAll(async () => {
    // Who is held out follows from the shop's address: with this one it is always the same.
    shop = await aShop({ domain: "measured-cups.myshopify.com" });
    await inShop(shop, (db) => offersSettings.save(db, shop, { holdoutShare: HOLDOUT }));
    [first, second] = [await anOffer(shop, "Saucers"), await anOffer(shop, "Spoons")];
    truth = await manyPurchases(
      shop,
      new Map([
        [first, { propensity: 0.6, take: 0.4, price: 3000, replaces: 0.1 }],
        [second, { propensity: 0.3, take: 0.1, price: 1500, replaces: 1 }],
      ]),
      { count: 9000, daysAgo: 45, seed: 7 },
    );
    await joinAll(shop);
  });

  test("is said with an interval that has the truth, of all offers and of each", async () => {
    const { all, offers, counted } = await measured(shop);
    expect(counted.offered.purchases + counted.heldOut.purchases).toBe(9000);
    for (const [report, brought] of [
      [all, truth.all],
      [offers.get(first), truth.each.get(first)],
      [offers.get(second), truth.each.get(second)],
    ] as const) {
      const { interval } = report?.outcome === "estimated" ? report : expect.fail("not enough data");
      expect(interval.from).toBeLessThan(brought ?? Number.NaN);
      expect(interval.to).toBeGreaterThan(brought ?? Number.NaN);
    }
    expect(all).toMatchObject({ claim: "more" });
  });

  test("is made of exactly those orders that open behind its counts", async () => {
    const { counted } = await measured(shop);
    const orders = async (group: "offered" | "held-out") => {
      const [row] = await inShop(shop, async (db) => {
        const { ordersOfReport } = await import("#app/offers/reporting/orders-of-offers.server.ts");
        return db.$queryRaw<
          { count: number }[]
        >`SELECT count(*)::int AS count FROM "order" WHERE "shopId" = ${shop.id} AND "id" IN (${ordersOfReport(shop, group)})`;
      });
      return row?.count;
    };
    expect(await orders("offered")).toBe(counted.offered.orders);
    expect(await orders("held-out")).toBe(counted.heldOut.orders);
    const { rows } = await readOrders(shop, OrdersFilter.parse({ view: "all", q: "", measured: "held-out" }));
    expect(rows.length).toBeGreaterThan(0);
  });

  test("counts no purchase before its time to buy and the time of refunds are over", async () => {
    const before = await measured(shop);
    await manyPurchases(shop, new Map([[first, { propensity: 0.9, take: 1, price: 9000, replaces: 0 }]]), {
      count: 300,
      daysAgo: 20,
      seed: 8,
    });
    await joinAll(shop);
    const after = await measured(shop);
    expect(after.all).toEqual(before.all);
    expect([before.open, after.open]).toEqual([0, 300]);
    await inShop(shop, (db) => offersSettings.save(db, shop, { refundDays: 5 }));
    expect((await measured(shop)).open).toBe(0);
    await inShop(shop, (db) => offersSettings.save(db, shop, { refundDays: 30 }));
  });
});

test("a small shop is told about how many more orders it takes, not an amount", async () => {
  const shop = await aShop();
  const offer = await anOffer(shop, "Saucers");
  await manyPurchases(shop, new Map([[offer, { propensity: 0.9, take: 0.5, price: 2500, replaces: 0 }]]), {
    count: 60,
    daysAgo: 45,
    seed: 3,
  });
  await joinAll(shop);
  const { all } = await measured(shop);
  expect(all).toMatchObject({ outcome: "not-enough", needed: expect.any(Number) as number });
  const { offers, results } = await readOffers(shop);
  expect(results.brought.code).toBe("offers-measured:not-enough");
  expect(offers[0]?.brought).toMatchObject({ code: "offers-measured:offer-not-enough", args: { offer: "Saucers" } });
});

describe("an order", () => {
  let shop: QuietShop;
  let offer: string;
  beforeAll(async () => {
    shop = await aShop();
    offer = await anOffer(shop, "Saucers");
  });

  const netOf = (id: number) =>
    inShop(shop, async (db) => {
      await joinOrders(db, shop, [BigInt(id)]);
      const row = await db.offerOrder.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId: BigInt(id) } } });
      return row && Number(row.net);
    });
  const places = (id: number, days: number, more: object = {}) =>
    inShop(shop, (db) =>
      db.order.create({ data: bareOrder(shop, id, { total: 5000n, createdAt: daysAgo(days), checkoutToken: `c-${id}`, ...more }) }),
    );
  const changes = (id: number, data: object) =>
    inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id, id: BigInt(id) }, data }));
  const decided = (visitor: string, placement: string, more: object = {}) => ({
    ...{ shopId: shop.id, id: newId<string>(), decidedAt: daysAgo(2), placement, visitor, isHeldOut: false, arms: [offer] },
    ...{ armPropensities: [0.9], offerId: offer, variantIds: [], propensity: 0.9, ...more },
  });

  test("that is refunded within its time brings less, and afterwards brings what it brought", async () => {
    await places(1, 5);
    expect(await netOf(1)).toBe(5000);
    await changes(1, { refunded: 2000n });
    expect(await netOf(1)).toBe(3000);

    await places(2, 40);
    expect(await netOf(2)).toBe(5000);
    await changes(2, { refunded: 5000n });
    expect(await netOf(2)).toBe(5000);
  });

  test("that is cancelled, voided or a test brings nothing, and one in another currency isn't added to others", async () => {
    await places(3, 5);
    expect(await netOf(3)).toBe(5000);
    await changes(3, { cancelledAt: new Date() });
    expect(await netOf(3)).toBe(0);
    await places(4, 5, { financialStatus: "VOIDED" });
    expect(await netOf(4)).toBe(0);
    await places(5, 5, { test: true });
    expect(await netOf(5)).toBeNull();
    await places(6, 5, { currency: "JPY" });
    expect(await netOf(6)).toBeNull();
  });

  test("opens behind the count of those who took an offer, if it really stands on it, and behind those who saw it", async () => {
    for (const id of [11, 12, 13, 14, 15]) await places(id, 1, { offerVisitor: id === 15 ? null : `cart-${id}` });
    await places(16, 1, { offerVisitor: "cart-16", cancelledAt: new Date() });
    const seen = { shownAt: daysAgo(1) };
    const took = { ...seen, acceptedAt: daysAgo(1) };
    const line = {
      title: "A saucer",
      quantity: 1,
      currentQuantity: 1,
      unitPrice: 1n,
      originalTotal: 1n,
      discountedTotal: 1n,
      requiresShipping: true,
    };
    await inShop(shop, async (db) => {
      await db.offerDecision.createMany({
        data: [
          // Taken and bought; taken and put back; only seen; never drawn; after payment, when nothing but the checkout is known.
          decided("cart-11", "cart", took),
          decided("cart-12", "cart", took),
          decided("cart-13", "checkout", { ...seen, checkoutToken: "c-13" }),
          decided("cart-14", "cart"),
          decided("c-15", "post_purchase", { ...took, checkoutToken: "c-15" }),
          decided("cart-16", "cart", took),
        ],
      });
      for (const id of [11, 16])
        await db.orderLine.create({ data: { shopId: shop.id, id: BigInt(id), orderId: BigInt(id), offerId: offer, ...line } });
    });
    await joinAll(shop);
    const found = async (filter: object) =>
      (await readOrders(shop, OrdersFilter.parse({ view: "all", q: "", sort: "oldest", ...filter }))).rows.map(({ name }) => name).sort();
    expect(await found({ took: offer })).toEqual(["#11", "#15"]);
    expect(await found({ took: "any", placed: "28-days" })).toEqual(["#11", "#15"]);
    expect(await found({ offered: offer })).toEqual(["#11", "#12", "#13", "#15"]);
    expect(await found({ took: newId() })).toEqual([]);
    const { offers } = await readOffers(shop);
    expect(offers[0]).toMatchObject({ shown: 5, taken: 4, ordersShown: 4, ordersTaken: 2, valueWith: 5000, valueWithout: 5000 });
    // Joined again nothing is counted twice.
    await joinAll(shop);
    expect((await readOffers(shop)).offers[0]).toMatchObject({ ordersShown: 4, ordersTaken: 2 });
  });

  const offered = (id: number): Promise<OrderOffered | null> =>
    inShop(shop, async (db) => readOffered(db, shop, await db.order.findFirstOrThrow({ where: { shopId: shop.id, id: BigInt(id) } })));
  const place = async (id: number, placement: string) => (await offered(id))?.places.find((one) => one.placement === placement);

  test("says place by place what its buyer was offered, and where nothing was, why", async () => {
    const named = [{ id: offer, name: "Saucers" }];
    expect(await place(11, "cart")).toMatchObject({ taken: named, shown: [], notAsked: null });
    // What was put back was shown.
    expect(await place(12, "cart")).toMatchObject({ taken: [], shown: named });
    expect(await place(14, "cart")).toMatchObject({ taken: [], shown: [], neverDrawn: named });
    expect(await place(15, "post_purchase")).toMatchObject({ taken: named });
    // Nobody could be asked for an offer that was made since.
    expect(await place(15, "cart")).toMatchObject({ notAsked: "only-newer" });
    await inShop(shop, (db) => db.offer.updateMany({ where: { shopId: shop.id }, data: { createdAt: daysAgo(90) } }));
    expect(await place(15, "cart")).toMatchObject({ notAsked: "not-asked" });
    expect(await place(15, "thank_you")).toMatchObject({ notAsked: "nothing-live" });

    await places(21, 1, { offerVisitor: "cart-21" });
    const why = [reasons.message("cant-ship", { offer: "Saucers" })];
    await inShop(shop, (db) => db.offerDecision.create({ data: decided("cart-21", "cart", { offerId: null, why }) }));
    expect(await place(21, "cart")).toMatchObject({ taken: [], shown: [], why });

    await places(22, 1, { offerVisitor: "cart-22" });
    const isOut = { offerId: null, isHeldOut: true, why: [reasons.message("held-out")] };
    await inShop(shop, (db) => db.offerDecision.create({ data: decided("cart-22", "cart", isOut) }));
    expect(await offered(22)).toMatchObject({ isHeldOut: true, unknown: null });
  });

  test("that came from no checkout, or from before decisions are kept, says so", async () => {
    await places(31, 1, { checkoutToken: null });
    expect((await offered(31))?.unknown).toBe("no-checkout");
    await places(32, 400);
    expect((await offered(32))?.unknown).toBe("too-old");
    expect(
      await inShop(await aShop(), (db) =>
        readOffered(db, shop, { id: 1n, createdAt: new Date(), checkoutToken: null, offerVisitor: null }),
      ),
    ).toBeNull();
  });

  test("of somebody who is forgotten leads to nothing that was offered, and the sums stay", async () => {
    const sums = () => inShop(shop, (db) => db.offerDecision.count({ where: { shopId: shop.id } }));
    const before = await sums();
    const person = { customerId: 1n, email: null, phone: null, orderIds: [11n, 13n], values: [], eventKeys: [], effectSubjects: [] };
    const told = await inShop(shop, (db) => offersPersonalData.export(db, shop, person));
    expect(told["offered"]).toHaveLength(2);
    await inShop(shop, (db) => offersPersonalData.redact(db, shop, person));
    await inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id, id: { in: [11n, 13n] } }, data: { offerVisitor: null } }));
    expect(await sums()).toBe(before);
    const left = await inShop(shop, (db) =>
      db.offerDecision.count({ where: { shopId: shop.id, OR: [{ visitor: { in: ["cart-11", "cart-13"] } }, { checkoutToken: "c-13" }] } }),
    );
    expect(left).toBe(0);
    expect((await offered(11))?.places.flatMap(({ shown, taken }) => [...shown, ...taken])).toEqual([]);
  });

  test("keeps what was decided for a year", async () => {
    await inShop(shop, (db) => db.offerDecision.createMany({ data: [decided("old", "cart", { decidedAt: daysAgo(366) })] }));
    expect(await pruneDecisions(shop)).toBe(1);
    expect(await pruneDecisions(shop)).toBe(0);
  });
});
