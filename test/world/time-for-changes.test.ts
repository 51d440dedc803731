import { beforeAll, describe, expect, test } from "vitest";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
const policy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: [], waitMinutes: 30 } as const;
beforeAll(async () => {
  await saveGates(shop().shop, policy);
  shop().shipbob.setAutoShip(false);
});

async function waits(order: OrderRecord) {
  await orders.reaches(order, "held");
  const { held } = await shop().read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) }, select: { held: true } }));
  expect((held as unknown[]).map((why) => inEnglish(why))).toEqual([
    expect.stringMatching(/^It waits until .*, so that it can still be changed or cancelled\.$/),
  ]);
  expect([await orders.parcels(order), orders.sent(order)]).toEqual([[], []]);
}

/** Looks for what is due so much later. */
async function passes(minutes: number) {
  advanceTime(minutes * 60_000);
  await sweepOrders(shop().shop);
}

const recipientOf = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 1))?.recipient;

// https://support.shipmentguard.io/en/articles/11332750-order-edit-deadline
describe("an order that can still be changed for half an hour", () => {
  test("is sent once that is over, as it stands then", async () => {
    const order = shop().buys({ "BOB-1": 2 });
    await waits(order);
    await owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
      input: { id: `gid://shopify/Order/${order.id}`, shippingAddress: { address1: "2 Right Street" } },
    });
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await passes(29);
    await waits(order);

    await passes(2);
    await orders.isSent(order);
    expect(await orders.timeline(order, "held-back", "may-leave")).toEqual([
      expect.stringMatching(/^Held it back\. It waits until /),
      "Nothing keeps it back any more.",
    ]);
    expect((await orders.parcels(order)).map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[1]]);
    expect(recipientOf(order)?.address.address1).toBe("2 Right Street");
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("and is cancelled in it was at no warehouse", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await waits(order);
    await owner.runs(
      `mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true })
         { orderCancelUserErrors { message } } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );
    await orders.reaches(order, "cancelled");
    await passes(31);
    await eventually(
      async () => (await shop().read((db) => db.order.count({ where: { id: BigInt(order.id), held: { equals: [] } } }))) === 0,
    );
    expect([await orders.parcels(order), orders.sent(order)]).toEqual([[], []]);
  });

  test("goes at once when a person lets it", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await waits(order);
    expect(await openGates(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.isSent(order);
  });

  test("keeps its time when the merchant sets another; orders placed since then follow that, also when they are routed anew", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await waits(order);
    // Shopify tells by the second when an order was placed: one of the same second counts as placed after the setting.
    advanceTime(1000);
    await saveGates(shop().shop, { ...policy, waitMinutes: 0 });
    const next = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(next, "dispatched");
    await waits(order);

    advanceTime(1000);
    await saveGates(shop().shop, { ...policy, waitMinutes: 600 });
    expect((await rerouteOrder(shop().shop, BigInt(next.id), ada)).outcome).toBe("started");
    await eventually(() => orders.sent(next).length === 2);
    await passes(31);
    await orders.isSent(order);
  });
});
