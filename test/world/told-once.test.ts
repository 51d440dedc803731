import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { saveNotifyBuyers } from "#app/fulfillment/notifies-buyer.server.ts";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { submitFulfillmentRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-fulfillment-request.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

/** What Shopify was asked to email the buyer of an order: for its parcel, and for tracking that changed. */
const emailed = (order: OrderRecord) =>
  shop()
    .ledger.entries("shopify")
    .filter(({ effect, detail }) => /^fulfillment\.(created|tracking_updated)$/.test(effect) && isAbout(detail, order))
    .map(({ detail }) => (detail as { notifyCustomer: boolean }).notifyCustomer);

const isAbout = (detail: unknown, { id }: OrderRecord) => (detail as { orderId?: string }).orderId === `gid://shopify/Order/${id}`;

/** Its parcel leaves, and its number is corrected a moment later. */
async function leavesAndIsCorrected(order: OrderRecord) {
  const reference = parcelReference(BigInt(order.id), 1);
  await orders.isSent(order);
  shop().shipbob.people.ship({ reference });
  await orders.fulfilled(order);
  shop().shipbob.people["correct-tracking"]({ reference, trackingNumber: `NEW-${order.id}` });
  await eventually(async () => {
    await pollWarehouses(shop().shop);
    return emailed(order).length === 2;
  });
}

/** The merchant asks ShipBob for it on the order's page in Shopify, and says whether the buyer is to be told. */
async function requested(notifyCustomer: boolean): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
  await orders.reaches(order, "held");
  const id = `gid://shopify/FulfillmentOrder/${order.fulfillmentOrders[0]?.id ?? 0}`;
  expect(submitFulfillmentRequest(shop().state, id, { notifyCustomer }).outcome).toBe("submitted");
  return order;
}

// https://www.shopintegrations.com/integrations/shipbob, https://docs-connector.ecomsend.com (marketplaces tell their buyers themselves)
describe("a buyer", () => {
  test("is told by Shopify that the parcel left, and of another number", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await leavesAndIsCorrected(order);
    expect(emailed(order)).toEqual([true, true]);
  });

  test("is told nothing by Shopify where the merchant has another app tell them", async () => {
    await saveNotifyBuyers(shop().shop, false);
    const order = shop().buys({ "BOB-1": 1 });
    await leavesAndIsCorrected(order);
    expect(emailed(order)).toEqual([false, false]);
  });

  test.each([true, false])("is told, or not (%s), as the merchant said when he requested it himself, whatever is set", async (tell) => {
    await saveNotifyBuyers(shop().shop, !tell);
    const order = await requested(tell);
    await leavesAndIsCorrected(order);
    expect(emailed(order)).toEqual([tell, tell]);
  });
});
