import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const reference = (order: OrderRecord) => parcelReference(BigInt(order.id), 1);

/** Three of what lies at ShipBob, which nobody has paid for yet; the merchant has shipped one of them by hand. */
async function oneOfThreeShipped(): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 3 }, { payment: "pending", gateway: "Bank Deposit" });
  await orders.reaches(order, "held");
  const [one] = order.fulfillmentOrders;
  await owner.fulfils(one?.id ?? 0, { lineId: one?.lines[0]?.id ?? 0, quantity: 1 });
  return order;
}

const ordered = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === reference(order))
    ?.products?.map(({ quantity }) => quantity);

// https://help.editorder.net/article/230-partial-fulfillments-with-shipstation
describe("an order of which the merchant shipped a part by hand", () => {
  test("has the rest shipped by its warehouse, and no unit more", async () => {
    const order = await oneOfThreeShipped();
    await owner.isPaid(order.id);
    await orders.isSent(order);
    expect(ordered(order)).toEqual([2]);
    shop().shipbob.people.ship({ reference: reference(order) });
    const fulfillments = await orders.fulfilled(order);
    expect(fulfillments.map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1], [2]]);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("has it stopped where he then ships all the rest by hand too", async () => {
    const order = await oneOfThreeShipped();
    await owner.isPaid(order.id);
    await orders.isSent(order);
    await owner.fulfils(order.fulfillmentOrders[0]?.id ?? 0);
    await orders.reaches(order, "done_elsewhere");
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled"]);
  });

  test("has it brought to a warehouse from his own location", async () => {
    shop().floorHolds("BOB-1", 10);
    const order = await oneOfThreeShipped();
    expect(order.fulfillmentOrders[0]?.locationId).toBe(shop().shopFloor.id);
    await owner.isPaid(order.id);
    await orders.isSent(order);
    expect(ordered(order)).toEqual([2]);
    shop().shipbob.people.ship({ reference: reference(order) });
    await orders.fulfilled(order);
    shop().floorHolds("BOB-1", 0);
  });
});
