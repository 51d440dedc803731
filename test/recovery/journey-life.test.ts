import { describe, expect, test } from "vitest";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { orderChanged } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { dryRun } from "#app/recovery/journeys/dry-run.server.ts";
import { endRunsOfPerson, stopJourney } from "#app/recovery/journeys/end-runs.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { saveJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { cartAbandoned, cartEnded, cartResumed } from "#app/recovery/recovery-events.ts";
import { allApplied } from "../support/all-applied.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { bareOrder } from "../support/bare-order.ts";
import { aBuyer, aJourney, aLeftCart, definitionOf, HOUR, leaves, mail, MINUTE, storyOf, text, wait } from "./a-journey.ts";
import { storyWith, says, ownJourney, shop, orders, aWritingShop, buys, enters, within, ends, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

describe("entering", () => {
  test("what happened before a journey was live begins nothing, nor does a cart that its conditions don't let in or that was bought meanwhile", async () => {
    const before = await aBuyer(shop);
    const old = await aLeftCart(shop, before, { abandonedAt: new Date(Date.now() - HOUR) });
    const over50 = { trigger: { all: [{ code: "cart-value", args: { from: 5000, to: null } }] } };
    const journey = await aJourney(shop, [wait("wait", 60, "mail"), mail("mail", null)], over50);
    const [poor, rich, buyerOfIt] = [await aBuyer(shop), await aBuyer(shop), await aBuyer(shop, { customerId: 77n })];
    await says(cartAbandoned, old, before);
    await leaves(shop, poor, { value: 4999n });
    const left = await aLeftCart(shop, buyerOfIt, { touchedAt: new Date(Date.now() - HOUR) });
    await buys(buyerOfIt, new Date(Date.now() - 30 * MINUTE));
    await says(cartAbandoned, left, buyerOfIt);
    await leaves(shop, rich);
    await storyWith(rich, [{ nodeId: "wait" }]);
    for (const nobody of [before, poor, buyerOfIt]) expect(await storyOf(shop, nobody)).toEqual([]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });
});

describe("steps", () => {
  test("a wait is over when its time is, and then a message is sent: once", async () => {
    const journey = await ownJourney([
      wait("wait", 60, "mail"),
      mail("mail", "later"),
      wait("later", 24 * 60, "again"),
      mail("again", null),
    ]);
    const buyer = await aBuyer(shop);
    await enters(journey, buyer);
    advanceTime(59 * MINUTE);
    expect(await storyOf(shop, buyer)).toMatchObject([{ nodeId: "wait", planned: [] }]);
    advanceTime(MINUTE + 1000);
    await storyWith(buyer, [{ nodeId: "later", passed: ["mail: message-planned", "wait: waited"], planned: ["mail handed_over"] }]);
    advanceTime(24 * HOUR);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["again handed_over", "mail handed_over"] }]);
  });

  test("the conditions by which somebody entered are asked again before every message", async () => {
    const given = { trigger: { all: [{ code: "cart-value", args: { from: 10_000, to: null } }] } };
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", null)], given);
    const buyer = await aBuyer(shop);
    const { abandonmentId: id } = await enters(journey, buyer);
    await inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { value: 100n } }));
    advanceTime(61 * MINUTE);
    await storyWith(buyer, [{ endedBy: "finished", passed: ["mail: skipped", "wait: waited"], planned: [] }]);
  });

  test("a call is put on the list once, with its script filled in", async () => {
    const call = { kind: "call-task", id: "call", script: "Hello {{ buyer.first_name }}", attempts: 3, withCode: false, withinMinutes: 600, whenNotEligible: "skip", next: null }; // oxfmt-ignore
    const journey = await ownJourney([call]);
    const buyer = await aBuyer(shop);
    const { agrees } = await import("../messaging/a-message.ts");
    await agrees(shop, buyer.phone, "call");
    const { runId } = await enters(journey, buyer);
    await storyWith(buyer, [{ endedBy: "finished", passed: ["call: call-planned"] }]);
    const tasks = await inShop(shop, (db) => db.callTask.findMany({ where: { shopId: shop.id, runId } }));
    expect(tasks).toMatchObject([{ phone: buyer.phone, script: "Hello Ada", state: "open" }]);
  });
});

describe("people who are held out", () => {
  test("stand at the same steps at the same times, and nothing is planned for them", async () => {
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", "later"), wait("later", 24 * 60, "text"), text("text", null)]);
    const [treated, heldOut] = [await aBuyer(shop), await aBuyer(shop, { isHeldOut: true })];
    for (const buyer of [treated, heldOut]) await enters(journey, buyer);
    advanceTime(61 * MINUTE);
    await storyWith(heldOut, [{ nodeId: "later", passed: ["mail: held-out", "wait: waited"], planned: [] }]);
    await storyWith(treated, [{ nodeId: "later", passed: ["mail: message-planned", "wait: waited"], planned: ["mail handed_over"] }]);
    const [[one], [other]] = [await storyOf(shop, treated), await storyOf(shop, heldOut)];
    expect(Math.abs((one?.nodeAt.getTime() ?? 0) - (other?.nodeAt.getTime() ?? 0))).toBeLessThan(MINUTE);
    advanceTime(25 * HOUR);
    await storyWith(heldOut, [
      { endedBy: "finished", passed: ["later: waited", "mail: held-out", "text: held-out", "wait: waited"], planned: [] },
    ]);
  });
});

describe("a journey that a person starts for a cart", () => {
  const start = (journeyId: string, { personId }: { personId: string }, abandonmentId: string, entryKey: string) =>
    inShop(shop, (db) => startJourney(db, shop, { journeyId, personId, entryKey, abandonmentId }));
  const cartIs = (id: string, state: "active" | "abandoned") =>
    inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { state, touchedAt: new Date() } }));

  test("doesn't begin while its buyer is still shopping, and is there for them once they leave", async () => {
    const buyer = await aBuyer(shop);
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", null)], { reentry: { isAllowed: false, afterHours: 0 } });
    const cart = await aLeftCart(shop, buyer, { state: "active", abandonedAt: null });
    expect(await start(journey, buyer, cart, "by-hand:1")).toEqual({ outcome: "refused", why: "still-shopping" });
    await cartIs(cart, "abandoned");
    expect(await start(journey, buyer, cart, cart)).toMatchObject({ outcome: "entered" });
  });

  test("is one with what the cart began by itself: no message comes twice, and whoever comes back and leaves goes on in it", async () => {
    const buyer = await aBuyer(shop);
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", null)]);
    const cart = await aLeftCart(shop, buyer);
    const begun = await start(journey, buyer, cart, "by-hand:2");
    expect(begun).toMatchObject({ outcome: "entered" });
    for (const key of ["by-hand:3", cart]) expect(await start(journey, buyer, cart, key)).toEqual({ ...begun, outcome: "known" });
    await cartIs(cart, "active");
    await says(cartResumed, cart, buyer);
    await storyWith(buyer, [{ endedBy: "cart-resumed" }]);
    await cartIs(cart, "abandoned");
    expect(await start(journey, buyer, cart, cart)).toEqual({ ...begun, outcome: "known" });
    await storyWith(buyer, [{ endedBy: null, nodeId: "wait" }]);
    expect(await storyOf(shop, buyer)).toHaveLength(1);
  });
});

describe("a run ends at once, and what it planned is called off,", () => {
  test("when its person buys, whatever they buy and however", async () => {
    const { buyer } = await within();
    await buys(buyer);
    await ends(buyer, "purchased");
    const guest = { ...(await within()).buyer, customerId: null };
    await buys(guest);
    await ends(guest, "purchased");
  });

  test("but not when a subscription of theirs is renewed: nobody did anything for that", async () => {
    const { buyer } = await within();
    await buys(buyer, new Date(), { sourceName: "subscription_contract_checkout_one" });
    await allApplied();
    advanceTime(2 * HOUR);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["later handed_over", "now handed_over"] }]);
  });

  test("but not by the order that it is about, whatever the clocks say; by the next one it does", async () => {
    const buyer = await aBuyer(shop, { customerId: BigInt(orders + 500_000) });
    const journeyId = await ownJourney([wait("wait", 60, "mail"), mail("mail", null)]);
    const entry = { journeyId, personId: buyer.personId, entryKey: `order:${orders + 1}` };
    await inShop(shop, (db) => startJourney(db, shop, entry));
    await buys(buyer, new Date(Date.now() + 2 * MINUTE));
    await allApplied();
    await storyWith(buyer, [{ endedBy: null }]);
    await buys(buyer, new Date(Date.now() + 2 * MINUTE));
    await storyWith(buyer, [{ endedBy: "purchased" }]);
  });

  test("when the order is cancelled that Shopify Flow began it for, also where no money goes back; not where it began because the order was", async () => {
    const journeyId = await ownJourney([mail("now", "wait"), wait("wait", 60, "later"), mail("later", null)]);
    const begun = async (cancelledAt?: Date) => {
      const buyer = await aBuyer(shop, { customerId: BigInt(orders + 500_000) });
      await buys(buyer, new Date(Date.now() - 2 * HOUR), cancelledAt && { cancelledAt });
      await allApplied();
      const entry = { journeyId, personId: buyer.personId, entryKey: `order:${orders}` };
      await inShop(shop, (db) => startJourney(db, shop, entry));
      await storyWith(buyer, [{ nodeId: "wait", endedBy: null, planned: ["now handed_over"] }]);
      return { buyer, orderId: BigInt(orders) };
    };
    const because = await begun(new Date(Date.now() - HOUR));
    const { buyer, orderId } = await begun();
    await inShop(shop, async (db) => {
      const cancelledAt = new Date(Date.now() + 1000);
      await db.order.update({ where: { shopId_id: { shopId: shop.id, id: orderId } }, data: { cancelledAt } });
      await publish(db, shop, orderChanged, { orderId, askedBy: null });
    });
    await ends(buyer, "order-cancelled");
    await storyWith(because.buyer, [{ endedBy: "finished", planned: ["later handed_over", "now handed_over"] }]);
  });

  test("when the cart became an order, is gone, or is gone on with; left anew it goes on where it stood", async () => {
    const state = async (id: string, data: object) => inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data })); // oxfmt-ignore
    for (const [became, endedBy] of [
      ["completed", "purchased"],
      ["gone", "cart-gone"],
    ] as const) {
      const { buyer, abandonmentId } = await within();
      await state(abandonmentId, { state: became, endedAt: new Date() });
      await says(cartEnded, abandonmentId, buyer);
      await ends(buyer, endedBy);
    }
    const { buyer, abandonmentId, journey } = await within();
    await state(abandonmentId, { state: "active", touchedAt: new Date() });
    await says(cartResumed, abandonmentId, buyer);
    await ends(buyer, "cart-resumed");
    await state(abandonmentId, { state: "abandoned", touchedAt: new Date(), abandonedAt: new Date() });
    await inShop(shop, (db) =>
      startJourney(db, shop, { journeyId: journey, personId: buyer.personId, entryKey: abandonmentId, abandonmentId }),
    );
    await storyWith(buyer, [{ nodeId: "wait", endedBy: null, planned: ["now handed_over"] }]);
    advanceTime(HOUR + 1000);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["later handed_over", "now handed_over"] }]);
  });

  test("when something of theirs is refunded, when they write to the shop, and by hand", async () => {
    const refunded = await within();
    await buys(refunded.buyer, new Date(Date.now() - 48 * HOUR));
    const { storeEvent } = await import("#app/platform/events/store-event.server.ts");
    const body = JSON.stringify({ order_id: orders, created_at: new Date().toISOString() });
    await storeEvent({ shopId: shop.id, source: "shopify", dedupeKey: `refund ${orders}`, topic: "refunds/create", entityKey: `order:${orders}`, body, triggeredAt: new Date() }); // oxfmt-ignore
    await ends(refunded.buyer, "refunded");
    const asks = await within();
    await inShop(shop, (db) => endRunsOfPerson(db, shop, asks.buyer.personId, "ticket-opened"));
    await ends(asks.buyer, "ticket-opened");
    const stopped = await within();
    await inShop(shop, (db) => stopJourney(db, shop, { journeyId: stopped.journey, personId: stopped.buyer.personId }));
    await ends(stopped.buyer, "stopped");
  });
});

describe("a change of a live journey", () => {
  test("paused, everybody stays; live again, they go on, and what would come too late is left out", async () => {
    const journey = await ownJourney([wait("wait", 60, "soon"), mail("soon", "late", { withinMinutes: 30 }), mail("late", null, { withinMinutes: 600 })]); // oxfmt-ignore
    const buyer = await aBuyer(shop);
    await enters(journey, buyer);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
    advanceTime(3 * HOUR);
    expect(await storyOf(shop, buyer)).toMatchObject([{ nodeId: "wait", planned: [] }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "live"));
    await storyWith(buyer, [{ endedBy: "finished", passed: ["late: message-planned", "soon: skipped", "wait: waited"] }]);
  });

  test("a live journey takes no change that would be wrong", async () => {
    const journey = await ownJourney([mail("mail", null)]);
    const wrong = definitionOf([wait("wait", 60, "gone")]);
    const saved = await inShop(shop, (db) => saveJourney(db, shop, { id: journey, revision: 1, name: "Carts", definition: wrong }));
    expect(saved).toMatchObject({ outcome: "not-right" });
  });
});

describe("a dry run over last month", () => {
  test("says who would have got what and when, at what cost: nobody who bought first, is held out, didn't agree or left what is sold out, and it sends nothing", async () => {
    const own = await aWritingShop();
    await inShop(own, (db) => messagingSettings.save(db, own, { opens: "09:00", closes: "20:00", caps: [] }));
    const midnight = new Date(new Date(Date.now() - 72 * HOUR).setUTCHours(0, 0, 0, 0));
    // Noticed half an hour later: steps count from when they left, as in a live journey.
    const cart = { startedAt: midnight, touchedAt: midnight, abandonedAt: new Date(midnight.getTime() + HOUR / 2) };
    const [gets, bought, heldOut, silent] = [await aBuyer(own), await aBuyer(own, { customerId: 5n }), await aBuyer(own, { isHeldOut: true }), await aBuyer(own, { agreed: false })]; // oxfmt-ignore
    for (const buyer of [gets, bought, heldOut, silent]) await aLeftCart(own, buyer, cart);
    const boughtAt = new Date(midnight.getTime() + 12 * HOUR);
    await inShop(own, (db) => db.order.createMany({ data: [bareOrder(own, 1, { customerId: 5n, createdAt: boughtAt })] }));
    const definition = definitionOf([wait("wait", 60, "text"), text("text", "day"), wait("day", 24 * 60, "mail"), mail("mail", null)]);
    const run = await dryRun(own, definition, (channel, country) =>
      channel === "sms" ? { micros: country === "GB" ? 40_000 : 1, currency: "USD" } : undefined,
    );

    const told = run.rows.map(({ personId, nodeId, at }) => [personId === gets.personId ? "gets" : personId === bought.personId ? "bought" : "?", nodeId, (at.getTime() - midnight.getTime()) / HOUR]); // oxfmt-ignore
    // London's nine, by summer or winter time.
    const nine = told[0]?.[2];
    expect([8, 9]).toContain(nine);
    expect(told.toSorted()).toEqual([["bought", "text", nine], ["gets", "mail", Number(nine) + 24], ["gets", "text", nine]]); // oxfmt-ignore
    expect(run).toMatchObject({ carts: 4, isCut: false, totals: { entered: 4, heldOut: 1, over: 1, withheld: 2 } });
    expect(run.byChannel).toEqual({ sms: { count: 2, cost: { micros: 80_000, currency: "USD" } }, email: { count: 1, cost: null } });
    expect(await inShop(own, (db) => db.journeyRun.count({ where: { shopId: own.id } }))).toBe(0);
    // Nobody is promised what a live journey passes over.
    await inShop(own, (db) => db.warehouseStock.updateMany({ where: { shopId: own.id }, data: { onHand: 0 } }));
    await eventuallyHolds(async () => {
      const soldOut = await dryRun(own, definition);
      expect(soldOut.rows).toEqual([]);
      expect(soldOut.reasons.map(({ why }) => why.code)).toContain("journeys:nothing-to-ship");
    });
    // What is still to come is not what would never have come.
    const long = await dryRun(own, definitionOf([wait("wait", 90 * 24 * 60, "mail"), mail("mail", null)]), () => undefined);
    expect(long).toMatchObject({ rows: [], totals: { entered: 4, waiting: 3, over: 1, withheld: 0 } });
  });
});
