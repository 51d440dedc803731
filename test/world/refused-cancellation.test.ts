import { beforeAll, expect, test } from "vitest";
import { cancelParcelByHand } from "#app/fulfillment/decisions/cancel-parcel.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

/** An order that ShipBob has picked, and of which Waybill has not heard so yet. */
async function pickedInSilence() {
  const order = shop().buys({ "BOB-1": 1 });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  shop().shipbob.people.pick({ reference: parcelReference(BigInt(order.id), 1) });
  return { order, parcelId: ParcelId.parse(parcel?.id) };
}

const refusals = async (order: OrderRecord) => {
  const where = { orderId: BigInt(order.id), event: { in: ["parcel-not-stopped", "cancellation-refused"] } };
  const entries = await shop().read((db) => db.timelineEntry.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] }));
  return entries.map(({ actor, message }) => `${(actor as { name?: string }).name ?? "Waybill"}: ${inEnglish(message)}`);
};

test("a parcel that its warehouse won't stop says on the order's timeline who asked, who refused and why, and that it ships, once", async () => {
  const { order, parcelId } = await pickedInSilence();
  for (let presses = 0; presses < 2; presses++)
    expect(await cancelParcelByHand(shop().shop, BigInt(order.id), parcelId, ada)).toMatchObject({ ok: false });
  expect(await refusals(order)).toEqual([
    "ShipBob Manchester: Didn't stop the parcel when Ada Byron asked: ShipBob has already picked this order. It still ships, unless the warehouse stops it after all.",
  ]);
});

test("a cancellation asked for in Shopify that comes too late says so on the timeline, and what Shopify was answered", async () => {
  const { order } = await pickedInSilence();
  const open = order.fulfillmentOrders.find(({ status }) => status === "IN_PROGRESS");
  expect(submitCancellationRequest(shop().state, `gid://shopify/FulfillmentOrder/${open?.id ?? 0}`, null).outcome).toBe("submitted");
  await eventually(async () => (await refusals(order)).length === 2);
  expect(open?.requestStatus).toBe("CANCELLATION_REJECTED");
  expect(await refusals(order)).toEqual([
    "ShipBob Manchester: Didn't stop the parcel when Shopify asked: ShipBob has already picked this order. It still ships, unless the warehouse stops it after all.",
    "Waybill: Refused the cancellation that was asked for in Shopify: ShipBob Manchester has picked or shipped the parcel already. It still ships.",
  ]);
});

test("a cancellation keeps its reason on the order's timeline: that of who asked for it in Shopify, and the warehouse's own", async () => {
  const asked = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(asked, "dispatched");
  const open = asked.fulfillmentOrders.find(({ status }) => status === "IN_PROGRESS");
  submitCancellationRequest(shop().state, `gid://shopify/FulfillmentOrder/${open?.id ?? 0}`, "The buyer moved house");
  await eventually(async () => (await orders.timeline(asked, "parcel-cancelled")).length > 0);
  expect(await orders.timeline(asked, "parcel-cancelled")).toEqual([
    "Stopped the parcel at ShipBob Manchester. Cancelled in Shopify: The buyer moved house",
  ]);

  const there = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(there, "dispatched");
  shop().shipbob.people.cancel({ reference: parcelReference(BigInt(there.id), 1) });
  await orders.asksForPerson(there, "parcel.cancelled-by-warehouse");
  expect(await orders.timeline(there, "cancelled-by-warehouse")).toEqual([expect.stringMatching(/^Cancelled the shipment/)]);
});
