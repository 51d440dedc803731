import { describe, expect, test } from "vitest";
import { chooseWarehouse } from "#app/fulfillment/decisions/choose-warehouse.server.ts";
import { dismissExceptions, undoDismissals } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { shipOrdersAgain } from "#app/fulfillment/reconcile/ship-again.server.ts";
import { correctTracking } from "#app/packing/correct-tracking.server.ts";
import { markDelivered } from "#app/packing/mark-delivered.server.ts";
import { packLine } from "#app/packing/pack-line.server.ts";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { pickUnits } from "#app/packing/pick-units.server.ts";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { shortPick } from "#app/packing/short-pick.server.ts";
import { undoShipment } from "#app/packing/undo-shipment.server.ts";
import { ParcelId, ShipmentId } from "#app/platform/ids.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { readLastLeft } from "#app/screens/packing-station/read-left.server.ts";
import { readStopped } from "#app/screens/packing-station/read-stopped.server.ts";
import { readWave } from "#app/screens/packing-station/read-wave.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { pushStock } from "#app/stock/push-stock.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const home = () => shop().warehouse("built_in");
const onHand = (sku: string) =>
  shop().read(async (db) => (await db.warehouseStock.findFirstOrThrow({ where: { warehouseId: home(), sku } })).onHand);
const fills = (sku: string, units: number) => countStock(shop().shop, home(), [{ sku, onHand: units, bin: null }]);
const saidBy = (order: OrderRecord, kind: string) =>
  shop().read(async (db) => {
    const entries = await db.timelineEntry.findMany({ where: { orderId: BigInt(order.id) }, orderBy: [{ at: "asc" }, { id: "asc" }] });
    return entries.filter(({ actor }) => (actor as { kind: string }).kind === kind).map(({ message }) => inEnglish(message));
  });

/** An order that lies at the packing station, to be picked. */
async function atStation(lines: Record<string, number>) {
  const order = shop().buys(lines);
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  return { order, parcelId: ParcelId.parse(parcel?.id) };
}

/** One that was picked, packed and shipped there. */
async function shippedHere(lines: Record<string, number>, trackingNumber: string | null = "RM000000001GB") {
  const { order, parcelId } = await atStation(lines);
  await pickParcels(shop().shop, [parcelId], ada);
  for (const sku of Object.keys(lines)) await packLine(shop().shop, parcelId, sku, "all", ada);
  const box = { carrier: "Royal Mail", trackingNumber, trackingUrl: null };
  expect(await shipPackedParcel(shop().shop, parcelId, box, { by: ada })).toEqual({ outcome: "shipped" });
  const [fulfillment] = await orders.fulfilled(order);
  const [shipment] = await eventually(async () => {
    const [parcel] = await orders.parcels(order);
    return parcel?.shipments[0]?.fulfillmentId != null && parcel.shipments;
  });
  return { order, parcelId, fulfillment, shipmentId: ShipmentId.parse(shipment?.id) };
}

describe("what was ticked off a pick list", () => {
  test("is ticked still after a break, tote by tote, and can be put back", async () => {
    const [first, second] = [await atStation({ "HOME-1": 2 }), await atStation({ "HOME-1": 1 })];
    const wave = [first.parcelId, second.parcelId];
    const picked = async () => (await readWave(shop().shop, wave)).stops.map((stop) => stop.picked);
    expect(await pickUnits(shop().shop, wave, "HOME-1", 1)).toMatchObject({ outcome: "picked", into: [first.parcelId], complete: false });
    expect(await picked()).toEqual([1]);
    expect(await pickUnits(shop().shop, wave, "HOME-1", "all")).toMatchObject({ into: wave, complete: true });
    expect(await pickUnits(shop().shop, wave, "HOME-1", 1)).toMatchObject({ outcome: "enough" });
    expect(await pickUnits(shop().shop, wave, "BOB-1", 1)).toMatchObject({ outcome: "wrong-item" });
    expect(await pickUnits(shop().shop, wave, "HOME-1", "none")).toMatchObject({ outcome: "picked", complete: false });
    expect(await picked()).toEqual([0]);
    await pickParcels(shop().shop, wave, ada);
    expect(await pickUnits(shop().shop, wave, "HOME-1", 1)).toMatchObject({ outcome: "not-waiting" });
  });
});

describe("what can't be found on its shelf", () => {
  test("is counted, and the order goes to the other warehouse", async () => {
    const order = shop().buys({ "BOTH-1": 1 });
    await chooseWarehouse(shop().shop, BigInt(order.id), home(), ada).catch(() => undefined);
    const [parcel] = await eventually(async () => {
      const live = (await orders.parcels(order)).filter(({ stage }) => stage === "dispatched");
      if (live[0] && live[0].warehouse.kind !== "built_in") await chooseWarehouse(shop().shop, BigInt(order.id), home(), ada);
      return live[0]?.warehouse.kind === "built_in" && live;
    });
    // The choice was a means to get it here: it must not keep the order from going elsewhere.
    await shop().read((db) => db.orderDecision.deleteMany({ where: { orderId: BigInt(order.id) } }));
    const missing = { parcelIds: [parcel?.id ?? ""], sku: "BOTH-1", found: 0 };
    const answers = await Promise.all([1, 2].map(() => shortPick(shop().shop, missing, ada)));
    expect(answers.map(({ ok }) => ok)).toContain(true);
    await orders.isSent(order);
    expect(await onHand("BOTH-1")).toBe(0);
    expect(await saidBy(order, "staff")).toContain("0 of 1 × The BOTH-1 found on the shelf.");
    await fills("BOTH-1", 50);
  });

  test("is asked of a person where no other warehouse has it; who was promised first is served first", async () => {
    await fills("HOME-1", 50);
    const [first, second] = [await atStation({ "HOME-1": 1 }), await atStation({ "HOME-1": 1 })];
    const answer = await shortPick(shop().shop, { parcelIds: [second.parcelId, first.parcelId], sku: "HOME-1", found: 1 }, ada);
    expect(answer.message && inEnglish(answer.message)).toBe(`Counted. ${second.order.name} goes another way: put its other items back.`);
    expect(await orders.asksForPerson(second.order, "unroutable.out-of-stock")).toContain("HOME-1");
    expect((await orders.parcels(first.order)).map(({ stage }) => stage)).toEqual(["dispatched"]);
    expect(await shortPick(shop().shop, { parcelIds: [first.parcelId], sku: "HOME-1", found: 1 }, ada)).toMatchObject({ ok: false });
    await fills("HOME-1", 50);
  });

  test("while units of it are in other totes, counts those too", async () => {
    const [inTote, missing] = [await atStation({ "HOME-1": 2 }), await atStation({ "HOME-1": 1 })];
    await pickUnits(shop().shop, [inTote.parcelId], "HOME-1", "all");
    const before = await shop().read((db) =>
      db.parcelLine.findMany({
        where: { sku: "HOME-1", parcel: { warehouseId: home(), stage: { in: ["picked", "packed"] } } },
        select: { quantity: true },
      }),
    );
    const inHands = before.reduce((sum, { quantity }) => sum + quantity, 0);
    await shortPick(shop().shop, { parcelIds: [missing.parcelId], sku: "HOME-1", found: 0 }, ada);
    expect(await onHand("HOME-1")).toBe(inHands + 2);
    await fills("HOME-1", 50);
  });
});

describe("a shipment that left here", () => {
  test("is undone: cancelled in Shopify, back on the shelf, and shipped again only by a person's word", async () => {
    const { order, fulfillment, shipmentId } = await shippedHere({ "HOME-1": 1 });
    const before = await onHand("HOME-1");
    const pressed = await Promise.all([1, 2].map(() => undoShipment(shop().shop, shipmentId, ada)));
    expect(pressed.every(({ ok }) => ok)).toBe(true);
    await eventually(() => fulfillment?.status === "CANCELLED");
    expect(await onHand("HOME-1")).toBe(before + 1);
    expect(await orders.asksForPerson(order, "order.shipped-before")).toBe(
      `Ada Byron undid the shipment of ${order.name}: 1 × The HOME-1. It hasn't left, and its units lie on the shelf again. Ship it again, or refund it in Shopify.`,
    );
    expect((await orders.parcels(order)).filter(({ stage }) => stage !== "shipped")).toEqual([]);
    expect(await saidBy(order, "staff")).toContain("Undid the shipment of 1 × The HOME-1: it hasn't left.");

    await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada);
    await eventually(async () => (await orders.parcels(order)).some(({ stage }) => stage === "dispatched"));
    await pushStock(shop().shop, home());
    const { locationId } = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: home() } }));
    await eventually(async () => {
      await pushStock(shop().shop, home());
      return shop().shows("HOME-1", Number(locationId)) === (await onHand("HOME-1"));
    });
  });

  test("and was undone counts as shipped nowhere, and its order as far as what is sent instead", async () => {
    const shippedToday = async () => (await readWarehouses(shop().shop)).find(({ id }) => id === home())?.load.shippedToday;
    const before = await shippedToday();
    const { order, fulfillment, shipmentId } = await shippedHere({ "HOME-1": 1 });
    expect(await shippedToday()).toBe((before ?? 0) + 1);
    await undoShipment(shop().shop, shipmentId, ada);
    expect(await shippedToday()).toBe(before);
    expect((await readLastLeft(shop().shop))[0]).toMatchObject({ orderName: order.name, shipments: [{ state: "undone" }] });
    await eventually(() => fulfillment?.status === "CANCELLED");
    await orders.asksForPerson(order, "order.shipped-before");

    const open = await shop().read((db) => db.exception.findMany({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
    const ids = open.map(({ id }) => id);
    await dismissExceptions(shop().shop, ids, "The buyer comes by", ada);
    await orders.reaches(order, "received");
    await undoDismissals(shop().shop, ids, ada);
    const { leftBefore } = await readExceptions(shop().shop);
    expect(leftBefore.filter(({ orderName }) => orderName === order.name)).toMatchObject([
      { carrier: "Royal Mail", numbers: ["RM000000001GB"], units: [{ title: "The HOME-1", quantity: 1 }], end: { as: "undone", by: ada } },
    ]);
    await shipOrdersAgain(shop().shop, [BigInt(order.id)], ada);
    await orders.reaches(order, "at_warehouse");
    expect(await saidBy(order, "staff")).toContain("Its shipment was undone, and it was asked to be shipped again: 1 × The HOME-1.");
    const page = await readOrder(shop().shop, BigInt(order.id));
    expect(page?.parcels.map(({ isUndone, shipments }) => [isUndone, shipments.map(({ undone }) => undone?.by)])).toEqual([
      [false, []],
      [true, [ada]],
    ]);
  });

  test("has its tracking corrected, in Shopify too", async () => {
    const { order, fulfillment, shipmentId } = await shippedHere({ "HOME-1": 1 });
    const box = { carrier: "Evri", trackingNumber: "H0001", trackingUrl: null };
    expect(await correctTracking(shop().shop, shipmentId, box, ada)).toMatchObject({ ok: true });
    await eventually(() => fulfillment?.tracking[0]?.number === "H0001");
    expect(await correctTracking(shop().shop, shipmentId, { ...box, trackingNumber: null }, ada)).toMatchObject({ ok: false });
    expect(await saidBy(order, "staff")).toContain("Tracking is now H0001.");
  });

  test("without a number has its carrier corrected alone, in Shopify too, and its number later", async () => {
    const { order, fulfillment, shipmentId } = await shippedHere({ "HOME-1": 1 }, null);
    const box = { carrier: "Evri", trackingNumber: null, trackingUrl: null };
    expect(await correctTracking(shop().shop, shipmentId, box, ada)).toMatchObject({ ok: true });
    await eventually(() => fulfillment?.tracking[0]?.company === "Evri");
    expect(await saidBy(order, "staff")).toContain("The carrier is now Evri, without a tracking number.");
    expect(await correctTracking(shop().shop, shipmentId, { ...box, trackingNumber: "H0002" }, ada)).toMatchObject({ ok: true });
    await eventually(() => fulfillment?.tracking[0]?.number === "H0002");
  });

  test("arrives when a person says so, and is not undone after that", async () => {
    const { order, shipmentId } = await shippedHere({ "HOME-1": 1 });
    await Promise.all([1, 2].map(() => markDelivered(shop().shop, shipmentId, ada)));
    await orders.reaches(order, "delivered");
    expect(await saidBy(order, "staff")).toContain("The parcel from Our stockroom was delivered.");
    expect(await undoShipment(shop().shop, shipmentId, ada)).toMatchObject({ ok: false });
  });
});

describe("a parcel that is packed here and has not left", () => {
  async function packedHere(lines: Record<string, number>) {
    const { order, parcelId } = await atStation(lines);
    await pickParcels(shop().shop, [parcelId], ada);
    for (const sku of Object.keys(lines)) await packLine(shop().shop, parcelId, sku, "all", ada);
    return { order, parcelId };
  }
  const isStopped = async ({ order, parcelId }: { order: OrderRecord; parcelId: ParcelId }) => {
    await eventually(async () => (await orders.parcels(order)).every(({ stage }) => stage === "cancelled"));
    const box = { carrier: "Royal Mail", trackingNumber: "RM000000002GB", trackingUrl: null };
    expect(await shipPackedParcel(shop().shop, parcelId, box, { by: ada })).toMatchObject({ outcome: "stopped" });
    expect(await readStopped(shop().shop, parcelId)).toMatchObject({ orderName: order.name, why: { code: expect.any(String) as string } });
    expect(await orders.parcels(order)).toMatchObject([{ stage: "cancelled", shipments: [] }]);
  };

  test("is stopped when what is in it is refunded: nobody ships it", async () => {
    const packed = await packedHere({ "HOME-1": 2 });
    const [line] = packed.order.lines;
    await owner.removes(packed.order.id, line?.id ?? 0, 2);
    await isStopped(packed);
    expect(await saidBy(packed.order, "waybill")).toContainEqual(expect.stringMatching(/^Stopped the parcel/));
  });

  test("is stopped when its order is deleted in Shopify", async () => {
    const packed = await packedHere({ "HOME-1": 1 });
    await owner.runs("mutation ($id: ID!) { orderDelete(orderId: $id) { userErrors { message } } }", {
      id: `gid://shopify/Order/${packed.order.id}`,
    });
    await isStopped(packed);
    await orders.reaches(packed.order, "cancelled");
    expect(await saidBy(packed.order, "waybill")).toContainEqual(expect.stringMatching(/deleted in Shopify/));
  });
});
