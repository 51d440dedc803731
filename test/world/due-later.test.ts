import { beforeAll, describe, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { openFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/progress/open-fulfillment-order.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const DAY = 86_400_000;
const variant = (sku: string) => shop().variants.get(sku) ?? null;
const inDays = (days: number) => shop().state.now() + days * DAY;

/** Shopify opens what is due: by itself on its day, or because the merchant says so. */
function falls(order: OrderRecord) {
  const next = order.fulfillmentOrders.find(({ status }) => status === "SCHEDULED");
  openFulfillmentOrder(shop().state, `gid://shopify/FulfillmentOrder/${next?.id ?? 0}`);
}

async function ships(order: OrderRecord, nth: number) {
  await eventually(() => orders.sent(order).length === nth);
  shop().shipbob.people.ship({ reference: parcelReference(BigInt(order.id), nth) });
  await eventually(() => order.lines[0]?.fulfilledQuantity === nth);
}

// https://help.shopify.com/en/manual/orders/subscription-orders, https://intercom.help/appstle/en/articles/10046288
describe("a subscription that is paid for three months ahead", () => {
  test("sends one box each month, when its day has come, and never the next one with it", async () => {
    const order = shop().buys({}, { lines: [{ variant: variant("BOB-1"), quantity: 3, dueAt: [0, inDays(30), inDays(60)] }] });
    await ships(order, 1);
    expect(order.fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED", "SCHEDULED", "SCHEDULED"]);

    falls(order);
    await ships(order, 2);
    falls(order);
    await ships(order, 3);
    const units = (await orders.parcels(order)).map(({ lines }) => lines.map(({ quantity }) => quantity));
    expect(units).toEqual([[1], [1], [1]]);
  });
});

// https://www.orderediting.com/docs, https://community.shopify.com/t/pre-orders-payment-process-capture/324209
describe("a pre-order beside something that is in stock", () => {
  test("keeps nothing back of what is there, and follows when it is due", async () => {
    const order = shop().buys(
      {},
      {
        lines: [
          { variant: variant("BOB-1"), quantity: 1 },
          { variant: variant("HOME-1"), quantity: 1, dueAt: [inDays(20)] },
        ],
      },
    );
    await orders.isSent(order);
    expect((await orders.parcels(order)).flatMap(({ lines }) => lines.map(({ sku }) => sku))).toEqual(["BOB-1"]);

    falls(order);
    const parcels = await eventually(async () => {
      const found = await orders.parcels(order);
      return found.length === 2 && found;
    });
    expect(parcels.flatMap(({ lines }) => lines.map(({ sku }) => sku)).toSorted()).toEqual(["BOB-1", "HOME-1"]);
    expect(orders.sent(order)).toHaveLength(1);
  });
});
