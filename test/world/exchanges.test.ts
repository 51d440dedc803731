import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const ships = (order: OrderRecord, nth: number) => shop().shipbob.people.ship({ reference: parcelReference(BigInt(order.id), nth) });
const openParts = (order: OrderRecord) =>
  order.fulfillmentOrders
    .filter(({ status }) => status === "OPEN" || status === "ON_HOLD")
    .map(({ id }) => `gid://shopify/FulfillmentOrder/${id}`);

/** Puts what the buyer gets instead on the order, as Shopify does: on hold until what he sends back is there. */
async function exchangesFor(order: OrderRecord, sku: string) {
  await owner.adds(order.id, shop().variants.get(sku)?.id ?? 0, 1);
  const [added] = openParts(order);
  await owner.runs(
    "mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }",
    { id: added, hold: { reason: "AWAITING_RETURN_ITEMS" } },
  );
}
async function comesBack(order: OrderRecord) {
  await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
  for (const id of openParts(order))
    await owner.runs("mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }", { id });
}

// https://help.exchangeit.io/en/articles/10022017, https://docs.frate.com/guides/integrations/exchange-api-fulfillment
describe("what a buyer gets in exchange for something that has arrived", () => {
  test.each(["BOTH-1", "BOB-1"])("waits for what comes back, and leaves once, alone, when that is there (%s)", async (sku) => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.isSent(order);
    ships(order, 1);
    await orders.fulfilled(order);
    await orders.parcelsReach(order, "shipped");

    await exchangesFor(order, sku);
    await orders.reaches(order, "held");
    expect(orders.sent(order)).toHaveLength(1);

    await comesBack(order);
    await eventually(async () => (await orders.parcels(order)).length === 2);
    const [, instead] = await orders.parcelsReach(order, "shipped", "dispatched");
    expect(instead?.lines.map((line) => [line.sku, line.quantity])).toEqual([[sku, 1]]);
    const open = await shop().read((db) => db.exception.count({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
    expect(open).toBe(0);
  });
});
