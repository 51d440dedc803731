import { beforeAll, describe, expect, test } from "vitest";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(async () => {
  await saveGates(shop().shop, { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: ["wait"], waitMinutes: 0 });
  shop().shipbob.setAutoShip(false);
});

const open = (order: OrderRecord) => order.fulfillmentOrders.filter(({ status }) => status === "OPEN");
const idOf = ({ id }: { id: number }) => `gid://shopify/FulfillmentOrder/${id}`;

/** Three of one thing that wait, of which staff put one into a fulfillment order of its own. */
async function splitWhileItWaits(): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 3 }, { tags: ["wait"] });
  await orders.reaches(order, "held");
  const [one] = open(order);
  if (!one) throw new Error(`nothing of ${order.name} is open`);
  await owner.runs(
    `mutation ($splits: [FulfillmentOrderSplitInput!]!) { fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { userErrors { message } } }`,
    {
      splits: [
        {
          fulfillmentOrderId: idOf(one),
          fulfillmentOrderLineItems: [{ id: `gid://shopify/FulfillmentOrderLineItem/${one.lines[0]?.id ?? 0}`, quantity: 1 }],
        },
      ],
    },
  );
  await eventually(async () => {
    const kept = await shop().read((db) => db.fulfillmentOrder.count({ where: { orderId: BigInt(order.id), status: "OPEN" } }));
    return kept === 2;
  });
  return order;
}

const unitsAtShipBob = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.filter(({ reference_id }) => reference_id?.startsWith(`waybill-${order.id}-`))
    .flatMap(({ products }) => products.map(({ quantity }) => quantity));

// https://help.shopify.com/en/manual/fulfillment/fulfilling-orders/splitting-fulfillments
describe("an order that staff split in Shopify before it went", () => {
  test("leaves with each unit once, and every one of its fulfillment orders is fulfilled", async () => {
    const order = await splitWhileItWaits();
    await owner.untags(order.id, "wait");
    await eventually(() => unitsAtShipBob(order).reduce((sum, units) => sum + units, 0) === 3);
    for (const parcel of await orders.parcels(order)) shop().shipbob.people.ship({ reference: parcel.reference });
    await orders.fulfilled(order);
    expect(unitsAtShipBob(order).reduce((sum, units) => sum + units, 0)).toBe(3);
    expect(order.fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED", "CLOSED"]);
  });

  test("and put together again leaves as one parcel", async () => {
    const order = await splitWhileItWaits();
    await owner.runs(
      `mutation ($merges: [FulfillmentOrderMergeInput!]!) { fulfillmentOrderMerge(fulfillmentOrderMergeInputs: $merges) { userErrors { message } } }`,
      { merges: [{ mergeIntents: open(order).map((one) => ({ fulfillmentOrderId: idOf(one) })) }] },
    );
    await owner.untags(order.id, "wait");
    await eventually(() => unitsAtShipBob(order).length > 0);
    await orders.parcelsReach(order, "dispatched");
    expect(unitsAtShipBob(order)).toEqual([3]);
  });
});
