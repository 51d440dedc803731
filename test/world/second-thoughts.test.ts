import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const reference = (order: OrderRecord, nth = 1) => parcelReference(BigInt(order.id), nth);
const variant = (sku: string) => shop().variants.get(sku) ?? null;

/** What is under way at warehouses, SKU by SKU. */
const underWay = async (order: OrderRecord) =>
  (await orders.parcels(order)).filter(({ stage }) => stage === "dispatched").flatMap(({ lines }) => lines.map(({ sku }) => sku));

// https://docs.avada.io/order-editing/for-customers/edit-items/, https://help.shopify.com/en/manual/orders/edit-orders
describe("a buyer who swaps one size for another after the warehouse took the order", () => {
  test("gets the new one, and the old one stays there", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    await owner.swaps(order.id, order.lines[0]?.id ?? 0, variant("BOTH-1")?.id ?? 0);
    await eventually(async () => (await underWay(order)).join() === "BOTH-1");
    const old = shop()
      .shipbob.state()
      .orders.find(({ reference_id }) => reference_id === reference(order));
    expect(old?.status).toBe("Cancelled");
  });

  test("gets the new one too where the old one is packed already, and a person is told of that", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    shop().shipbob.people.pick({ reference: reference(order) });
    await owner.swaps(order.id, order.lines[0]?.id ?? 0, variant("BOTH-1")?.id ?? 0);
    expect(await orders.asksForPerson(order, "parcel.unwanted")).toMatch(/^1 × The BOB-1 of #\d+ ShipBob Manchester has picked or sent/);
    await eventually(async () => (await underWay(order)).toSorted().join() === "BOB-1,BOTH-1");
    expect((await orders.parcels(order)).map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1], [1]]);
  });
});

describe("an order of the same thing twice, one of them a gift with it", () => {
  test("ships the one that was bought when the other is taken off, and Shopify shows that one as fulfilled", async () => {
    const order = shop().buys(
      {},
      {
        lines: [
          { variant: variant("BOB-1"), quantity: 1 },
          { variant: variant("BOB-1"), quantity: 1, unitMinor: 0 },
        ],
      },
    );
    await orders.parcelsReach(order, "dispatched");
    await owner.removes(order.id, order.lines[1]?.id ?? 0, 1);
    await eventually(() => orders.sent(order).length === 2);
    shop().shipbob.people.ship({ reference: reference(order, 2) });
    await eventually(() => order.lines[0]?.fulfilledQuantity === 1);
    expect(order.lines[1]?.fulfilledQuantity).toBe(0);
    expect(order.fulfillmentOrders.every(({ status }) => status === "CLOSED" || status === "CANCELLED")).toBe(true);
  });
});

// https://saleswarp.zendesk.com/hc/en-us/community/posts/115000043986
describe("money that is paid back out of goodwill", () => {
  test("before a warehouse heard of the order keeps nothing of it back", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { postPurchaseMs: 2500 });
    await owner.paysBack(order, "2.00");
    expect(order.financialStatus).toBe("PARTIALLY_REFUNDED");
    await orders.isSent(order);
  });

  test("after it took the order stops nothing of it", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    await owner.paysBack(order, "2.00");
    await eventually(async () => {
      const copy = await shop().read((db) => db.order.findFirst({ where: { id: BigInt(order.id) }, select: { financialStatus: true } }));
      return copy?.financialStatus === "PARTIALLY_REFUNDED";
    });
    shop().shipbob.people.ship({ reference: reference(order) });
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });
});

// https://help.cartoncloud.com/knowledge/shopify-integration-troubleshooting
describe("a product that is deleted in Shopify while its parcel is under way", () => {
  test("is fulfilled in Shopify all the same once it has left", async () => {
    await shop().sells({ title: "Last of its kind", sku: "LAST-1" }, { bob: 5 });
    const order = shop().buys({ "LAST-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    await owner.runs("mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { userErrors { message } } }", {
      input: { id: `gid://shopify/Product/${variant("LAST-1")?.product.id ?? 0}` },
    });
    await eventually(async () => (await shop().read((db) => db.variant.count({ where: { sku: "LAST-1" } }))) === 0);
    shop().shipbob.people.ship({ reference: reference(order) });
    const [fulfillment] = await orders.fulfilled(order);
    expect(fulfillment?.tracking[0]?.number).toBeTruthy();
  });
});
