import { beforeAll, describe, expect, test } from "vitest";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { saveServiceChoices } from "#app/warehouses/services/save-service-choices.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
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

// https://manifest2268.zendesk.com/hc/en-us/articles/36411347133460, https://orderediting.com/docs/self-service-edits/app-blocks/shipping-method
describe("a delivery that is changed after the warehouse took the order", () => {
  const CAUSE = "parcel.service-changed";
  const standard = { title: "Standard", code: "STD", priceMinor: 495 };
  const methods = (order: OrderRecord) =>
    shop()
      .shipbob.state()
      .orders.filter(({ reference_id }) => reference_id.startsWith(`waybill-${order.id}-`))
      .map(({ status, shipping_method }) => [status, shipping_method]);
  async function taken() {
    const order = shop().buys({ "BOB-1": 1 }, { shipping: standard });
    await orders.parcelsReach(order, "dispatched");
    expect(methods(order)).toEqual([["Processing", "Standard"]]);
    return order;
  }
  const pays = (order: OrderRecord) =>
    owner.runs("mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }", {
      input: { id: `gid://shopify/Order/${order.id}` },
    });

  test("is how the parcel goes: it is taken back where nobody has begun with it, and sent anew, once", async () => {
    const order = await taken();
    await owner.shipsBy(order, "Express", "4.95");
    await eventually(() => methods(order).length === 2);
    expect(methods(order)).toEqual([
      ["Cancelled", "Standard"],
      ["Processing", "Expedited"],
    ]);
    await orders.parcelsReach(order, "dispatched");
    expect(await orders.timeline(order, "parcel-cancelled")).toEqual([expect.stringContaining("Its delivery was changed to Express.")]);
  });

  test("is given to the buyer once he has paid what it costs more, and not before", async () => {
    const order = await taken();
    await owner.shipsBy(order, "Express", "9.95");
    await eventually(async () => {
      const copy = await shop().read((db) => db.order.findFirst({ where: { id: BigInt(order.id) }, select: { shippingTitle: true } }));
      return copy?.shippingTitle === "Express";
    });
    for (let sweeps = 0; sweeps < 2; sweeps++) await sweepOrders(shop().shop);
    await eventually(async () => (await orders.timeline(order, "change-owed")).length > 0);
    expect(await orders.timeline(order, "change-owed")).toEqual([
      "Its delivery was changed to Express. Its parcel goes so once what is owed is paid, if it hasn't left by then.",
    ]);
    expect(methods(order)).toEqual([["Processing", "Standard"]]);
    await pays(order);
    await eventually(() => methods(order).length === 2);
    expect(methods(order).at(-1)).toEqual(["Processing", "Expedited"]);
  });

  test("and leaves before he has paid for it is told to a person, until it is taken off the order again", async () => {
    const order = await taken();
    await owner.shipsBy(order, "Express", "9.95");
    await eventually(async () => (await orders.timeline(order, "change-owed")).length > 0);
    shop().shipbob.people.ship({ reference: parcelReference(BigInt(order.id), 1) });
    expect(await orders.asksForPerson(order, CAUSE)).toMatch(
      /^ShipBob .* sent .* as it was asked for before its delivery was changed to Express\. Tell the buyer, and/,
    );
    expect(await orders.timeline(order, "service-changed")).toHaveLength(1);
    await owner.shipsBy(order, "Standard", "4.95");
    await orders.isNoLongerAsked(order, CAUSE);
  });

  test("is given to him at once where what is not paid yet goes too", async () => {
    const policy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: [], waitMinutes: 0 } as const;
    await saveGates(shop().shop, { ...policy, holdUnpaid: false });
    const order = await taken();
    await owner.shipsBy(order, "Express", "9.95");
    await eventually(() => methods(order).length === 2);
    expect(methods(order).at(-1)).toEqual(["Processing", "Expedited"]);
    await saveGates(shop().shop, policy);
  });

  test("to one that the warehouse ships alike stops nothing", async () => {
    const order = await taken();
    const sent = () =>
      shop().read((db) => db.parcel.findFirst({ where: { orderId: BigInt(order.id) }, select: { shippingLineSent: true } }));
    const before = await sent();
    await owner.shipsBy(order, "Tracked post", "4.95");
    await eventually(async () => (await sent())?.shippingLineSent !== before?.shippingLineSent);
    expect(methods(order)).toEqual([["Processing", "Standard"]]);
    await orders.isNoLongerAsked(order, CAUSE);
  });

  test("is told to a person once the warehouse's people have begun, and of nobody asked once it is changed back", async () => {
    const order = await taken();
    shop().shipbob.people.pick({ reference: parcelReference(BigInt(order.id), 1) });
    await owner.shipsBy(order, "Express", "4.95");
    expect(await orders.asksForPerson(order, CAUSE)).toMatch(
      /was changed to Express, and its parcel at .* goes as it was asked for before/,
    );
    await owner.shipsBy(order, "Standard", "4.95");
    await orders.isNoLongerAsked(order, CAUSE);
    expect(methods(order)).toEqual([["Processing", "Standard"]]);
  });
});
