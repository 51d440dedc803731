import { beforeAll, expect, test } from "vitest";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { saveServiceChoices } from "#app/warehouses/services/save-service-choices.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const express = { title: "Express (1–2 days)", code: "EXP", priceMinor: 995 };

async function atShipBob(order: OrderRecord) {
  await orders.isSent(order);
  return shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 1));
}

test("what a buyer paid to have fast is asked of the warehouse as fast, with his phone, his email and what he wrote on the gift", async () => {
  const order = shop().buys(
    { "BOB-1": 1 },
    {
      shipping: express,
      email: "ada@buyer.example",
      phone: "+441134960000",
      customAttributes: [{ key: "gift_message", value: "For you" }],
    },
  );
  expect(await atShipBob(order)).toMatchObject({
    shipping_method: "Expedited",
    gift_message: "For you",
    recipient: { email: "ada@buyer.example", phone_number: expect.stringMatching(/\d/) as string },
  });
  await orders.parcelsReach(order, "dispatched");
  const timeline = await shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event: "dispatched" } }));
  expect(timeline.map(({ message }) => inEnglish(message))).toEqual([expect.stringMatching(/, to be shipped as Expedited\.$/)]);
});

test("what he did not goes as the warehouse usually ships", async () => {
  expect(await atShipBob(shop().buys({ "BOB-1": 1 }))).toMatchObject({ shipping_method: "Standard" });
});

test("the merchant's own choice goes before names, and what it costs more is weighed when a warehouse is chosen", async () => {
  const swift = { title: "Swift", code: "SWIFT", priceMinor: 995 };
  const choice = { shippingLine: "Swift", service: "Expedited", extra: 50_000 };
  await saveServiceChoices(shop().shop, shop().warehouse("shipbob"), [choice]);
  expect(await atShipBob(shop().buys({ "BOB-1": 1 }, { shipping: swift }))).toMatchObject({ shipping_method: "Expedited" });

  const inBoth = shop().buys({ "BOTH-1": 1 }, { shipping: swift });
  const [parcel] = await orders.parcelsReach(inBoth, "dispatched");
  expect(parcel?.warehouse.kind).toBe("built_in");
});
