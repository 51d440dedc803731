import { describe, expect, test } from "vitest";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { dryRun } from "#app/recovery/journeys/dry-run.server.ts";
import { endRunsOfPerson, stopJourney } from "#app/recovery/journeys/end-runs.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { saveJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { cartAbandoned, cartEnded, cartResumed } from "#app/recovery/recovery-events.ts";
import { findLateParcels } from "#app/parcels/find-late-parcels.server.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { tellWaiting } from "#app/recovery/stock-waits/tell-waiting.server.ts";
import { eventually } from "../support/eventually.ts";
import { aLateParcel, dayFromNow } from "./a-late-parcel.ts";
import { advanceTime } from "../support/advance-time.ts";
import { bareOrder } from "../support/bare-order.ts";
import {
  aBuyer,
  type Buyer,
  sellsAlso,
  aJourney,
  aLeftCart,
  definitionOf,
  HOUR,
  leaves,
  mail,
  MINUTE,
  storyOf,
  text,
  wait,
} from "./a-journey.ts";
import { storyWith, says, ownJourney, shop, orders, aWritingShop, buys, enters, within, ends } from "./in-journeys.ts";

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
    const call = { kind: "call-task", id: "call", script: "Hello {{ buyer.first_name }}", attempts: 3, withCode: false, withinMinutes: 600, whenNotEligible: "skip", next: null }; // prettier-ignore
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

describe("a run ends at once, and what it planned is called off,", () => {
  test("when its person buys, whatever they buy and however", async () => {
    const { buyer } = await within();
    await buys(buyer);
    await ends(buyer, "purchased");
    const guest = { ...(await within()).buyer, customerId: null };
    await buys(guest);
    await ends(guest, "purchased");
  });

  test("when the cart became an order, is gone, or is gone on with; left anew it goes on where it stood", async () => {
    const state = async (id: string, data: object) => inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data })); // prettier-ignore
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
    await storeEvent({ shopId: shop.id, source: "shopify", dedupeKey: `refund ${orders}`, topic: "refunds/create", entityKey: `order:${orders}`, body, triggeredAt: new Date() }); // prettier-ignore
    await ends(refunded.buyer, "refunded");
    const asks = await within();
    await inShop(shop, (db) => endRunsOfPerson(db, shop, asks.buyer.personId, "ticket-opened"));
    await ends(asks.buyer, "ticket-opened");
    const stopped = await within();
    await inShop(shop, (db) => stopJourney(db, shop, { journeyId: stopped.journey, personId: stopped.buyer.personId }));
    await ends(stopped.buyer, "stopped");
  });
});

describe("a parcel that is late", () => {
  const sorry = "<mjml><mj-body><mj-section><mj-column><mj-text>{{ order.name }} by {{ order.expected }}.</mj-text></mj-column></mj-section></mj-body></mjml>"; // prettier-ignore
  const apology = mail("mail", null, { purpose: "transactional", texts: { en: { subject: "Late: {{ order.name }}", mjml: sorry } } });
  /** Live since before those parcels were late. */
  const late = async (nodes: object[]) => {
    const id = await aJourney(shop, nodes, { trigger: { kind: "parcel-late" } });
    const liveSince = new Date(Date.now() - 48 * HOUR);
    await inShop(shop, (db) => db.journey.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { liveSince } }));
    return id;
  };
  const guest = async () => {
    const buyer = await aBuyer(shop, { agreed: false });
    return { buyer, ...(await aLateParcel(shop, buyer)) };
  };

  test("is said sorry for once an order, with the day by which it is there, also to a guest who agreed to no advertising", async () => {
    const journey = await late([apology]);
    const { buyer, orderId } = await guest();
    await aLateParcel(shop, { ...buyer, orderId });
    await aLateParcel(shop, { ...buyer, orderId, leavesOn: dayFromNow(2) });
    await findLateParcels(shop);
    await storyWith(buyer, [{ journeyId: journey, endedBy: "finished", planned: ["mail handed_over"] }]);
    await findLateParcels(shop);
    const sent = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id, address: buyer.email } }));
    expect(sent).toHaveLength(1);
    const said = sent[0]?.content as { subject: string; text: string } | undefined;
    expect(said?.subject).toBe(`Late: #${String(orderId)}`);
    expect(said?.text).toMatch(/^#\d+ by \w+day, \w+ \d+\.$/);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });

  test("is said nothing of once it arrived, was called off, came back or had left on its day after all", async () => {
    const journey = await late([wait("wait", 72 * 60, "mail"), apology]);
    const [arrives, calledOff, cancelled, returned, inTime, leftLate] = [await guest(), await guest(), await guest(), await guest(), await guest(), await guest()]; // prettier-ignore
    const all = [arrives, calledOff, cancelled, returned, inTime, leftLate];
    await findLateParcels(shop);
    for (const { buyer } of all) await storyWith(buyer, [{ nodeId: "wait" }]);
    await inShop(shop, async (db) => {
      const yesterday = new Date(`${dayFromNow(-1)}T12:00:00Z`);
      await moveParcels(db, shop, { id: arrives.parcelId }, "shipped", { shippedAt: new Date() });
      await moveParcels(db, shop, { id: arrives.parcelId }, "delivered", { deliveredAt: new Date() });
      await moveParcels(db, shop, { id: calledOff.parcelId }, "cancelled");
      await db.order.update({ where: { shopId_id: { shopId: shop.id, id: cancelled.orderId } }, data: { cancelledAt: new Date() } });
      await moveParcels(db, shop, { id: [returned.parcelId, leftLate.parcelId] }, "shipped", { shippedAt: new Date() });
      await moveParcels(db, shop, { id: returned.parcelId }, "returned");
      await moveParcels(db, shop, { id: inTime.parcelId }, "shipped", { shippedAt: yesterday });
    });
    for (const { buyer } of [arrives, calledOff]) await storyWith(buyer, [{ nodeId: "wait", endedBy: "parcel-over" }]);
    advanceTime(72 * HOUR);
    await storyWith(leftLate.buyer, [{ endedBy: "finished", planned: ["mail handed_over"] }]);
    for (const { buyer } of all.slice(0, -1)) await storyWith(buyer, [{ endedBy: "parcel-over", planned: [] }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });
});

describe("a thing that is there again", () => {
  const back = (nodes: object[]) => aJourney(shop, nodes, { trigger: { kind: "back-in-stock" } });
  const line = { ...{ productId: "1", title: "Vase", variantTitle: null, quantity: 1, unitPrice: 6000, sellingPlanId: null }, properties: {} }; // prettier-ignore
  /** A vase that is sold out, and people who left it one after the other: the longest ago first. */
  const soldOut = async (variantId: bigint, ...people: Parameters<typeof aBuyer>[1][]) => {
    const sku = `VASE-${String(variantId)}`;
    await sellsAlso(shop, { variantId, sku });
    const buyers: Awaited<ReturnType<typeof aBuyer>>[] = [];
    for (const [index, given] of people.entries()) {
      const buyer = await aBuyer(shop, given);
      const touchedAt = new Date(Date.now() - (10 - index) * HOUR);
      await leaves(shop, buyer, { kind: "browse", touchedAt, lines: [{ ...line, sku, variantId: String(variantId) }] });
      buyers.push(buyer);
    }
    const waiting = () => inShop(shop, (db) => db.stockWait.count({ where: { shopId: shop.id, variantId, toldAt: null } }));
    await eventually(async () => (await waiting()) === people.length);
    const has = (onHand: number) =>
      inShop(shop, (db) => db.warehouseStock.updateMany({ where: { shopId: shop.id, sku }, data: { onHand } }));
    return { buyers, has, waiting };
  };

  test("is told to who left it sold out, in the order in which they wait, and to no more than may come for it", async () => {
    const journey = await back([mail("mail", null)]);
    const { buyers, has, waiting } = await soldOut(12n, {}, { isHeldOut: true }, {}, {}, {}, {});
    await tellWaiting(shop);
    expect(await waiting()).toBe(6);
    await has(1);
    await tellWaiting(shop);
    await tellWaiting(shop);
    const told = await Promise.all(buyers.map((buyer) => storyOf(shop, buyer)));
    expect(told.map(({ length }) => length)).toEqual([1, 1, 1, 1, 0, 0]);
    await storyWith(buyers[0]!, [{ endedBy: "finished", planned: ["mail handed_over"] }]);
    await storyWith(buyers[1]!, [{ endedBy: "finished", passed: ["mail: held-out"], planned: [] }]);
    advanceTime(25 * HOUR);
    await tellWaiting(shop);
    for (const buyer of buyers.slice(4)) await storyWith(buyer, [{ endedBy: "finished", planned: ["mail handed_over"] }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });

  test("isn't told once it is gone, or they have bought; whom nothing had reached waits on, and is told the next time", async () => {
    const journey = await back([wait("wait", 60, "mail"), mail("mail", null)]);
    const { buyers, has, waiting } = await soldOut(13n, {}, { customerId: 990_013n });
    const [waits, bought] = buyers as [Buyer, Buyer];
    await has(2);
    await tellWaiting(shop);
    for (const buyer of buyers) await storyWith(buyer, [{ nodeId: "wait" }]);
    await buys(bought);
    await storyWith(bought, [{ endedBy: "purchased" }]);
    await has(0);
    advanceTime(61 * MINUTE);
    await storyWith(waits, [{ endedBy: "sold-out", planned: [] }]);
    await tellWaiting(shop);
    expect(await waiting()).toBe(1);
    await has(2);
    await tellWaiting(shop);
    advanceTime(61 * MINUTE);
    await storyWith(waits, [{ endedBy: "sold-out" }, { endedBy: "finished", planned: ["mail handed_over"] }]);
    await storyWith(bought, [{ endedBy: "purchased", planned: [] }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });
});

describe("a change of a live journey", () => {
  test("paused, everybody stays; live again, they go on, and what would come too late is left out", async () => {
    const journey = await ownJourney([wait("wait", 60, "soon"), mail("soon", "late", { withinMinutes: 30 }), mail("late", null, { withinMinutes: 600 })]); // prettier-ignore
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
  test("says who would have got what and when, at what cost: nobody who bought first, is held out or didn't agree, and it sends nothing", async () => {
    const own = await aWritingShop();
    await inShop(own, (db) => messagingSettings.save(db, own, { opens: "09:00", closes: "20:00", caps: [] }));
    const midnight = new Date(new Date(Date.now() - 72 * HOUR).setUTCHours(0, 0, 0, 0));
    // Noticed half an hour later: steps count from when they left, as in a live journey.
    const cart = { startedAt: midnight, touchedAt: midnight, abandonedAt: new Date(midnight.getTime() + HOUR / 2) };
    const [gets, bought, heldOut, silent] = [await aBuyer(own), await aBuyer(own, { customerId: 5n }), await aBuyer(own, { isHeldOut: true }), await aBuyer(own, { agreed: false })]; // prettier-ignore
    for (const buyer of [gets, bought, heldOut, silent]) await aLeftCart(own, buyer, cart);
    const boughtAt = new Date(midnight.getTime() + 12 * HOUR);
    await inShop(own, (db) => db.order.createMany({ data: [bareOrder(own, 1, { customerId: 5n, createdAt: boughtAt })] }));
    const definition = definitionOf([wait("wait", 60, "text"), text("text", "day"), wait("day", 24 * 60, "mail"), mail("mail", null)]);
    const run = await dryRun(own, definition, (channel, country) =>
      channel === "sms" ? { micros: country === "GB" ? 40_000 : 1, currency: "USD" } : undefined,
    );

    const told = run.rows.map(({ personId, nodeId, at }) => [personId === gets.personId ? "gets" : personId === bought.personId ? "bought" : "?", nodeId, (at.getTime() - midnight.getTime()) / HOUR]); // prettier-ignore
    // London's nine, by summer or winter time.
    const nine = told[0]?.[2];
    expect([8, 9]).toContain(nine);
    expect(told.toSorted()).toEqual([["bought", "text", nine], ["gets", "mail", 25], ["gets", "text", nine]]); // prettier-ignore
    expect(run).toMatchObject({ carts: 4, isCut: false, totals: { entered: 4, heldOut: 1, over: 1, withheld: 2 } });
    expect(run.byChannel).toEqual({ sms: { count: 2, cost: { micros: 80_000, currency: "USD" } }, email: { count: 1, cost: null } });
    expect(await inShop(own, (db) => db.journeyRun.count({ where: { shopId: own.id } }))).toBe(0);
  });
});
