import { afterEach, expect, test } from "vitest";
import { stopAgain } from "#app/fulfillment/dispatch/stop-again.server.ts";
import { sweepUnanswered } from "#app/fulfillment/requests/sweep-unanswered.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { readStandards } from "#app/insights/standards/read-standards.server.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();

const open = (order: OrderRecord) => order.fulfillmentOrders.filter((one) => one.status !== "CLOSED" && one.status !== "CANCELLED");

/** The merchant calls off what is open of an order, and Waybill knows. */
async function callsOff(order: OrderRecord) {
  for (const { id } of open(order))
    expect(submitCancellationRequest(shop().state, `gid://shopify/FulfillmentOrder/${id}`, null).outcome).toBe("submitted");
  const where = { orderId: BigInt(order.id), cancellationAskedAt: { not: null } };
  await eventually(async () => (await shop().read((db) => db.fulfillmentOrder.count({ where }))) === open(order).length);
}

/** ShipBob answers nothing, until it does again. */
const isSilent = (yes: boolean) => shop().interfere((request) => (yes && request.headers.host?.endsWith("shipbob.com") ? 503 : undefined));

const advance = (hours: number) => advanceTime(hours * 3_600_000);

const cancellationsOfShipBob = async () =>
  (await readStandards(shop().shop)).find(({ warehouseId }) => warehouseId === shop().warehouse("shipbob"))?.counted.cancellations;

afterEach(() => {
  isSilent(false);
  shop().shipbob.setAutoShip(true);
});

test("a cancellation is answered before its 24 hours are over although the warehouse says nothing; once it does, the parcel is stopped", async () => {
  shop().shipbob.setAutoShip(false);
  const order = shop().buys({ "BOB-1": 1 });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  isSilent(true);
  await callsOff(order);

  advance(12.5);
  expect(await cancellationsOfShipBob()).toEqual({ met: 0, missed: 0, open: 1, late: 1 });
  await sweepUnanswered(shop().shop);
  expect(open(order)[0]?.requestStatus).toBe("CANCELLATION_REQUESTED");

  advance(9.6);
  await sweepUnanswered(shop().shop);
  await eventually(() => open(order)[0]?.requestStatus === "CANCELLATION_REJECTED");
  expect(await orders.asksForPerson(order, "parcel.cancellation-unanswered")).toMatch(/hasn't said whether it stops the parcel/);
  await eventually(async () => (await cancellationsOfShipBob())?.met === 1);
  expect(await cancellationsOfShipBob()).toEqual({ met: 1, missed: 0, open: 0, late: 0 });

  isSilent(false);
  const [exception] = await shop().read((db) => db.exception.findMany({ where: { cause: "parcel.cancellation-unanswered" } }));
  expect(await stopAgain(shop().shop, [exception?.id ?? ""], ada)).toMatchObject({ ok: true });
  await orders.isNoLongerAsked(order, "parcel.cancellation-unanswered");
  await orders.asksForPerson(order, "order.called-back");
  await sweepOrders(shop().shop);
  expect((await orders.parcels(order)).map(({ id, stage }) => [id, stage])).toEqual([[parcel?.id, "cancelled"]]);
});

test("one part of an order that hangs at a silent warehouse keeps no answer from another", async () => {
  shop().shipbob.setAutoShip(false);
  const order = shop().buys({ "BOB-1": 1, "HOME-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  isSilent(true);
  await callsOff(order);
  advance(22.1);
  await sweepUnanswered(shop().shop);
  await eventually(() => order.fulfillmentOrders.every(({ requestStatus }) => requestStatus !== "CANCELLATION_REQUESTED"));
});
