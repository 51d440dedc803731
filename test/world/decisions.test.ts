import { describe, expect, test } from "vitest";
import { cancelParcelByHand } from "#app/fulfillment/decisions/cancel-parcel.server.ts";
import { chooseWarehouse } from "#app/fulfillment/decisions/choose-warehouse.server.ts";
import type { Hold } from "#app/fulfillment/decisions/hold/hold.ts";
import { holdOrder, holdOrders } from "#app/fulfillment/decisions/hold/hold-order.server.ts";
import { releaseOrder } from "#app/fulfillment/decisions/hold/release-order.server.ts";
import { shipYourself } from "#app/fulfillment/decisions/ship-yourself.server.ts";
import { waitForStock } from "#app/fulfillment/decisions/wait-for-stock.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const idOf = (order: OrderRecord) => BigInt(order.id);
const wrongAddress: Hold = { reason: "INCORRECT_ADDRESS", note: "Ask for the flat" };
const holds = (order: OrderRecord, hold = wrongAddress) => holdOrder(shop().shop, idOf(order), hold, ada);
const releases = (order: OrderRecord) => releaseOrder(shop().shop, idOf(order), ada);
const active = (order: OrderRecord) => order.fulfillmentOrders.filter(({ status }) => !["CLOSED", "CANCELLED"].includes(status));
const heldInShopify = (order: OrderRecord) =>
  eventually(() => active(order).length > 0 && active(order).every(({ status }) => status === "ON_HOLD") && active(order));
const liveParcels = async (order: OrderRecord) => (await orders.parcels(order)).filter(({ stage }) => stage !== "cancelled");
const everything = (order: OrderRecord) =>
  shop().read(async (db) => {
    const entries = await db.timelineEntry.findMany({ where: { orderId: idOf(order) }, orderBy: [{ at: "asc" }, { id: "asc" }] });
    return entries.map(({ message }) => inEnglish(message));
  });
const timeline = (order: OrderRecord) =>
  shop().read(async (db) => {
    const entries = await db.timelineEntry.findMany({ where: { orderId: idOf(order) }, orderBy: [{ at: "asc" }, { id: "asc" }] });
    return entries.filter(({ actor }) => (actor as { kind: string }).kind === "staff").map(({ message }) => inEnglish(message));
  });
const heldBecause = (order: OrderRecord) =>
  shop().read(async (db) => {
    const { held } = await db.order.findFirstOrThrow({ where: { id: idOf(order) }, select: { held: true } });
    return ((held ?? []) as unknown[]).map((why) => inEnglish(why));
  });

describe("an order that a person holds", () => {
  test("is taken back from its warehouse, held in Shopify with the reason, and goes when it is released", async () => {
    const order = shop().buys({ "HOME-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(await holds(order)).toMatchObject({ ok: true });
    await orders.reaches(order, "held");
    const [held] = await heldInShopify(order);
    expect(held?.holds).toMatchObject([{ reason: "INCORRECT_ADDRESS", reasonNotes: "Ask for the flat", heldByApp: true }]);
    expect(await liveParcels(order)).toEqual([]);
    expect(await heldBecause(order)).toEqual(["Put on hold by Ada Byron: incorrect address."]);

    expect(await releases(order)).toMatchObject({ ok: true });
    await orders.parcelsReach(order, "dispatched");
    expect(active(order).flatMap((one) => one.holds)).toEqual([]);
    expect(await timeline(order)).toEqual(["Put it on hold: incorrect address. Ask for the flat", "Released the hold."]);
    expect((await everything(order)).filter((said) => said.includes("Ask for the flat"))).toHaveLength(1);
  });

  test("before a warehouse was chosen is sent nowhere, however often somebody presses", async () => {
    const order = shop().buys({ "BOTH-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    const answers = await Promise.all([holds(order), holds(order), holds(order)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const [held] = await heldInShopify(order);
    await owner.isPaid(order.id);
    await sweepOrders(shop().shop);
    expect(held?.holds).toHaveLength(1);
    expect(await liveParcels(order)).toEqual([]);
    expect(await timeline(order)).toHaveLength(1);

    await Promise.all([releases(order), releases(order)]);
    await orders.parcelsReach(order, "dispatched", "picked", "packed", "shipped");
    expect(await liveParcels(order)).toHaveLength(1);
  });

  test("at the same time as somebody else keeps what both said, on the hold and on the timeline", async () => {
    const order = shop().buys({ "BOTH-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    const ben = { kind: "staff", id: "8", name: "Ben Oduya" } as const;
    const bens: Hold = { reason: "OTHER", note: "Wait for Friday" };
    await holds(order);
    for (let presses = 0; presses < 2; presses++) await holdOrder(shop().shop, idOf(order), bens, ben);
    expect((await readOrder(shop().shop, idOf(order)))?.held?.note).toBe("Ask for the flat\nBen Oduya: Wait for Friday");
    expect(await timeline(order)).toEqual([
      "Put it on hold: incorrect address. Ask for the flat",
      "Put it on hold: another reason. Wait for Friday",
    ]);
  });

  test("in Shopify can be released here, whoever held it there", async () => {
    const order = shop().buys({ "HOME-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    const [one] = active(order);
    await owner.runs(
      "mutation ($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) { userErrors { message } } }",
      { id: `gid://shopify/FulfillmentOrder/${String(one?.id)}` },
    );
    await owner.isPaid(order.id);
    await eventually(async () => (await heldBecause(order))[0] === "It is on hold in Shopify: another reason.");
    expect(await releases(order)).toMatchObject({ ok: true });
    await orders.parcelsReach(order, "dispatched");
  });

  test("here goes when its hold is released in Shopify's admin, all of it and not before", async () => {
    const order = shop().buys({ "HOME-1": 1, "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(await holds(order)).toMatchObject({ ok: true });
    const held = await heldInShopify(order);
    const lift = ({ id }: { id: number }) =>
      owner.runs("mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }", {
        id: `gid://shopify/FulfillmentOrder/${id}`,
      });
    for (const [index, one] of held.entries()) {
      await orders.reaches(order, "held");
      expect((await heldBecause(order))[0], `with ${index} released`).toBe("Put on hold by Ada Byron: incorrect address.");
      await lift(one);
    }
    await orders.parcelsReach(order, "dispatched", "picked", "packed", "shipped");
    expect(await everything(order)).toContain("Released the hold in Shopify's admin.");
  });

  test("is refused in words once all of it has left", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.fulfilled(order);
    await orders.parcelsReach(order, "shipped", "delivered");
    expect(await holds(order)).toMatchObject({ ok: false });
    const open = shop().buys({ "HOME-1": 1 });
    await orders.parcelsReach(open, "dispatched");
    const answer = await holdOrders(shop().shop, [idOf(order), idOf(open)], wrongAddress, ada);
    expect(inEnglish(answer.message)).toMatch(/^1 of 2 orders\. All of #\d+ has left its warehouse\.$/);
    await orders.reaches(open, "held");
  });
});

describe("a warehouse that a person chose", () => {
  test("ships the order instead of the one that it lay at, and the route says so", async () => {
    const order = shop().buys({ "BOTH-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    const home = shop().warehouse("built_in");
    expect(await chooseWarehouse(shop().shop, idOf(order), home, ada)).toMatchObject({ ok: true });
    await releases(order);
    const [first] = await orders.parcelsReach(order, "dispatched");
    expect(first?.warehouse.kind).toBe("built_in");

    const bob = shop().warehouse("shipbob");
    const pressed = await Promise.all([1, 2].map(() => chooseWarehouse(shop().shop, idOf(order), bob, ada)));
    expect(pressed.every(({ ok }) => ok)).toBe(true);
    await orders.isSent(order);
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    const { outcome } = await shop().read((db) =>
      db.routingDecision.findFirstOrThrow({ where: { orderId: idOf(order) }, orderBy: { decidedAt: "desc" } }),
    );
    const { byHand, chosen } = outcome as { byHand?: boolean; chosen: { message: unknown }[] };
    expect(byHand).toBe(true);
    expect(inEnglish(chosen[0]?.message)).toMatch(/^ShipBob Manchester ships the unit for £[\d.]+, because you chose it; it leaves /);
  });

  test("and that has no stock is asked of a person, never replaced; a re-route lets go of the choice", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    await orders.reaches(order, "held");
    expect(await chooseWarehouse(shop().shop, idOf(order), shop().warehouse("built_in"), ada)).toMatchObject({ ok: true });
    await owner.isPaid(order.id);
    expect(await orders.asksForPerson(order, "unroutable.out-of-stock")).toContain("BOB-1");
    expect(await rerouteOrder(shop().shop, idOf(order), ada)).toEqual({ outcome: "started" });
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("once more, after the order was told to wait for stock, waits no longer: a person is asked again", async () => {
    const order = shop().buys({ "NONE-1": 1 });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    const home = shop().warehouse("built_in");
    expect(await chooseWarehouse(shop().shop, idOf(order), home, ada)).toMatchObject({ ok: true });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    expect(await waitForStock(shop().shop, idOf(order), ada)).toMatchObject({ ok: true });
    await orders.reaches(order, "held");
    expect(await chooseWarehouse(shop().shop, idOf(order), home, ada)).toMatchObject({ ok: true });
    await orders.reaches(order, "needs_you");
    await orders.asksForPerson(order, "unroutable.out-of-stock");
  });
});

describe("an order that the merchant ships himself", () => {
  test("leaves its warehouse for his own location, stays there, and comes back when he asks for a route", async () => {
    const order = shop().buys({ "HOME-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    const floor = shop().shopFloor.id;
    const pressed = await Promise.all([1, 2].map(() => shipYourself(shop().shop, idOf(order), BigInt(floor), ada)));
    expect(pressed.every(({ ok }) => ok)).toBe(true);
    await orders.reaches(order, "done_elsewhere");
    expect(active(order).map(({ locationId, requestStatus }) => [locationId, requestStatus])).toEqual([[floor, "UNSUBMITTED"]]);
    await sweepOrders(shop().shop);
    expect(await liveParcels(order)).toEqual([]);
    expect(await timeline(order)).toEqual(["Ships it from London shop, without a warehouse of Waybill's."]);

    expect(await rerouteOrder(shop().shop, idOf(order), ada)).toEqual({ outcome: "started" });
    await orders.parcelsReach(order, "dispatched");
  });

  test("is held where Shopify lets him not take it, and goes to its warehouse again when he asks for a route", async () => {
    const [added] = await owner.runs(
      "mutation ($input: LocationAddInput!) { locationAdd(input: $input) { location { id } userErrors { message } } }",
      { input: { name: "Market stall", address: { countryCode: "GB" }, fulfillsOnlineOrders: false } },
    );
    const stall = BigInt((added as { location?: { id: string } }).location?.id.split("/").at(-1) ?? 0);
    await eventually(() => shop().read(async (db) => (await db.location.findFirst({ where: { id: stall } })) !== null));
    const order = shop().buys({ "BOB-1": 1 });
    await orders.isSent(order);
    expect(await shipYourself(shop().shop, idOf(order), stall, ada)).toMatchObject({ ok: true });
    expect(await orders.asksForPerson(order, "fulfillment-order.refused")).toMatch(
      /didn't let #\d+ be moved to Market stall: .*doesn't stock/,
    );
    expect(await rerouteOrder(shop().shop, idOf(order), ada)).toEqual({ outcome: "started" });
    await orders.isNoLongerAsked(order, "fulfillment-order.refused");
    await eventually(() => orders.sent(order).length === 2);
  });

  test("is not moved to a location that is a warehouse's", async () => {
    const order = shop().buys({ "HOME-1": 1 });
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(await shipYourself(shop().shop, idOf(order), parcel?.warehouse.locationId ?? 0n, ada)).toMatchObject({ ok: false });
    expect(await liveParcels(order)).toHaveLength(1);
  });
});

test("an order without stock waits for it when a person says so, off the list, and goes when stock comes", async () => {
  const order = shop().buys({ "NONE-1": 1 });
  await orders.asksForPerson(order, "unroutable.out-of-stock");
  expect(await waitForStock(shop().shop, idOf(order), ada)).toMatchObject({ ok: true });
  expect(await waitForStock(shop().shop, idOf(order), ada)).toMatchObject({ ok: true });
  await orders.reaches(order, "held");
  expect(await heldBecause(order)).toEqual(["It waits for stock, and goes when a warehouse can ship it."]);
  await sweepOrders(shop().shop);
  await orders.isNoLongerAsked(order, "unroutable.out-of-stock");

  await countStock(shop().shop, shop().warehouse("built_in"), [{ sku: "NONE-1", onHand: 3, bin: null }]);
  await sweepOrders(shop().shop);
  await orders.parcelsReach(order, "dispatched");
  expect(await timeline(order)).toEqual(["Has it wait for stock."]);
});

test("a parcel that is cancelled by hand holds the order, its timeline keeps why, and the other parcel goes on", async () => {
  const order = shop().buys({ "HOME-1": 1, "BOB-1": 1 });
  await orders.isSent(order);
  const parcels = await eventually(async () => (await liveParcels(order)).length === 2 && liveParcels(order));
  const home = parcels.find(({ warehouse }) => warehouse.kind === "built_in");
  const id = ParcelId.parse(home?.id);
  const answers = await Promise.all([1, 2].map(() => cancelParcelByHand(shop().shop, idOf(order), id, ada, "The buyer fetches it")));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await orders.reaches(order, "held");
  expect(await heldBecause(order)).toEqual(["Put on hold by Ada Byron: a parcel was cancelled by hand."]);
  expect(await timeline(order)).toContainEqual(expect.stringMatching(/^Cancelled the parcel at .*: The buyer fetches it$/));
  await eventually(() => order.fulfillments.length === 1);
  await eventually(() => active(order).some(({ status }) => status === "ON_HOLD"));

  await releases(order);
  await eventually(async () =>
    (await liveParcels(order)).some(({ stage, warehouse }) => warehouse.kind === "built_in" && stage === "dispatched"),
  );
});
