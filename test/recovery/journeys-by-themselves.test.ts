import { describe, expect, test } from "vitest";
import { findOverdue } from "#app/fulfillment/delivery-promise/find-overdue.server.ts";
import { findLateParcels } from "#app/parcels/find-late-parcels.server.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { tellWaiting } from "#app/recovery/stock-waits/tell-waiting.server.ts";
import { advanceTime } from "../support/advance-time.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventually } from "../support/eventually.ts";
import { aBuyer, aJourney, type Buyer, HOUR, leaves, mail, MINUTE, sellsAlso, storyOf, wait } from "./a-journey.ts";
import { aLateParcel, dayFromNow } from "./a-late-parcel.ts";
import { buys, shop, storyWith, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

describe("a parcel that is late", () => {
  const sorry = "<mjml><mj-body><mj-section><mj-column><mj-text>{{ order.name }} by {{ order.expected }}.</mj-text></mj-column></mj-section></mj-body></mjml>"; // oxfmt-ignore
  const apology = mail("mail", null, { purpose: "transactional", texts: { en: { subject: "Late: {{ order.name }}", mjml: sorry } } });
  /** Live since before those parcels were late. */
  const late = async (nodes: object[]) => {
    await inShop(shop, (db) => db.journey.updateMany({ where: { shopId: shop.id, state: "live" }, data: { state: "paused" } }));
    const id = await aJourney(shop, nodes, { trigger: { kind: "parcel-late" } });
    const liveSince = new Date(Date.now() - 48 * HOUR);
    await inShop(shop, (db) => db.journey.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { liveSince } }));
    return id;
  };
  const guest = async (given: { isHeldOut?: boolean; promisedOn?: string } = {}) => {
    const buyer = await aBuyer(shop, { agreed: false, ...given });
    return { buyer, ...(await aLateParcel(shop, { ...buyer, ...given })) };
  };

  test("is said sorry for once an order, with the day by which it is there, also to a guest who agreed to no advertising, and to whoever is held out of it", async () => {
    const journey = await late([apology]);
    const { buyer, orderId } = await guest();
    await aLateParcel(shop, { ...buyer, orderId });
    await aLateParcel(shop, { ...buyer, orderId, leavesOn: dayFromNow(2) });
    const heldOut = await guest({ isHeldOut: true });
    await findLateParcels(shop);
    for (const one of [buyer, heldOut.buyer])
      await storyWith(one, [{ journeyId: journey, endedBy: "finished", planned: ["mail handed_over"] }]);
    await findLateParcels(shop);
    const sent = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id, address: buyer.email } }));
    expect(sent).toHaveLength(1);
    const said = sent[0]?.content as { subject: string; text: string } | undefined;
    expect(said?.subject).toBe(`Late: #${String(orderId)}`);
    expect(said?.text).toMatch(/^#\d+ by \w+day, \w+ \d+\.$/);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });

  test("is said sorry for when it left in time and its promised day is over, once an order too, and only where arrivals are told", async () => {
    const journey = await late([apology]);
    const onItsWay = { stage: "shipped", shippedAt: new Date(`${dayFromNow(-5)}T12:00:00Z`), leavesOn: dayFromNow(-5) } as const;
    const [buyer, inTime, told] = [await aBuyer(shop), await aBuyer(shop), await aBuyer(shop, { isHeldOut: true })];
    const { orderId } = await aLateParcel(shop, { ...buyer, ...onItsWay, promisedOn: dayFromNow(-3) });
    await aLateParcel(shop, { ...inTime, ...onItsWay, promisedOn: dayFromNow(0) });
    await findOverdue(shop);
    await storyWith(buyer, []);
    await inShop(shop, async (db) => {
      const { id } = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.id } });
      const came = { warehouseId: id, service: "", countryCode: "GB", region: "", transitDays: 2, deliveredAt: new Date() };
      await db.deliveredShipment.create({ data: { shopId: shop.id, shipmentId: id, ...came } });
    });
    const twice = await aLateParcel(shop, { ...told, promisedOn: dayFromNow(-3) });
    await findLateParcels(shop);
    await storyWith(told, [{ endedBy: "finished", planned: ["mail handed_over"] }]);
    await inShop(shop, (db) => moveParcels(db, shop, { id: twice.parcelId }, "shipped", { shippedAt: new Date() }));
    await findOverdue(shop);
    await findOverdue(shop);
    await storyWith(buyer, [{ journeyId: journey, endedBy: "finished", planned: ["mail handed_over"] }]);
    expect(await storyOf(shop, told)).toHaveLength(1);
    expect(await storyOf(shop, inTime)).toEqual([]);
    const said = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id, address: buyer.email } }));
    expect(said).toMatchObject([{ content: { subject: `Late: #${String(orderId)}` } }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });

  test("is said nothing of once it arrived, was called off, came back or had left on its day after all", async () => {
    const journey = await late([wait("wait", 72 * 60, "mail"), apology]);
    const [arrives, calledOff, cancelled, returned, inTime, leftLate] = [await guest(), await guest(), await guest(), await guest(), await guest({ promisedOn: dayFromNow(9) }), await guest()]; // oxfmt-ignore
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
  const line = { ...{ productId: "1", title: "Vase", variantTitle: null, quantity: 1, unitPrice: 6000, sellingPlanId: null }, properties: {} }; // oxfmt-ignore
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

  /** They bought it before it was there again: it is the order that their cart became. */
  const hasHad = ({ personId, email }: Buyer, variantId: bigint) =>
    inShop(shop, async (db) => {
      const id = 880_000n + variantId;
      const line = { id, orderId: id, variantId, title: "Vase", quantity: 1, currentQuantity: 1, requiresShipping: true };
      const money = { unitPrice: 6000n, originalTotal: 6000n, discountedTotal: 6000n };
      await db.order.create({ data: bareOrder(shop, Number(id), { email }) });
      await db.orderLine.create({ data: { shopId: shop.id, ...line, ...money } });
      await db.abandonment.updateMany({ where: { shopId: shop.id, personId }, data: { state: "completed", orderId: id } });
    });

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
    const { buyers, has, waiting } = await soldOut(13n, {}, { customerId: 990_013n }, {});
    const [waits, bought, guestWhoHasIt] = buyers as [Buyer, Buyer, Buyer];
    await hasHad(guestWhoHasIt, 13n);
    await has(2);
    await tellWaiting(shop);
    expect(await storyOf(shop, guestWhoHasIt)).toEqual([]);
    for (const buyer of [waits, bought]) await storyWith(buyer, [{ nodeId: "wait" }]);
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
