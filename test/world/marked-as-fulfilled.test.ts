import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const numbersInShopify = (order: OrderRecord) =>
  order.fulfillments.filter(({ status }) => status === "SUCCESS").flatMap(({ tracking }) => tracking.map(({ number }) => number));

/** An order that ShipBob has picked when somebody marks it as fulfilled in Shopify; then it leaves. */
async function markedWhilePicked(): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  const reference = parcelReference(BigInt(order.id), 1);
  shop().shipbob.people.pick({ reference });
  await owner.fulfils(order.fulfillmentOrders[0]?.id ?? 0);
  await orders.asksForPerson(order, "parcel.unwanted");
  shop().shipbob.people.ship({ reference });
  await orders.parcelsReach(order, "shipped");
  return order;
}

// https://help.tpop.eu/en/article/why-you-should-never-click-on-mark-as-fulfilled-in-shopify-8tu91/
describe("an order that somebody marks as fulfilled while the warehouse packs it", () => {
  test("gets the warehouse's tracking, on the fulfillment that its buyer was told of", async () => {
    const order = await markedWhilePicked();
    const [parcel] = await orders.parcels(order);
    const number = parcel?.shipments[0]?.trackingNumber;
    expect(number).toBeTruthy();
    await eventually(() => numbersInShopify(order).length > 0);
    expect(numbersInShopify(order)).toEqual([number]);
    expect(order.fulfillments).toHaveLength(1);
  });

  test("and whose fulfillment is cancelled once more goes a second time only by a person's word", async () => {
    const order = await markedWhilePicked();
    await eventually(() => numbersInShopify(order).length > 0);
    await owner.cancelsFulfillment(order.fulfillments[0]?.id ?? 0);
    await orders.asksForPerson(order, "order.shipped-before");
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("is stopped there as long as nobody has begun with it, and nothing leaves", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    await owner.fulfils(order.fulfillmentOrders[0]?.id ?? 0);
    await orders.reaches(order, "done_elsewhere");
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled"]);
  });
});
