import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { releaseOrder } from "#app/fulfillment/decisions/hold/release-order.server.ts";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
const policy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: ["fraud-review"], waitMinutes: 0 } as const;
beforeAll(() => saveGates(shop().shop, policy));
beforeEach(() => shop().shipbob.setAutoShip(false));

const reference = (order: OrderRecord, nth = 1) => parcelReference(BigInt(order.id), nth);
const atShipBob = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === reference(order));

/** An order that its warehouse took before anybody thought ill of it. */
async function atItsWarehouse(): Promise<OrderRecord> {
  const order = shop().buys({ "BOB-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  return order;
}

async function heldBecause(order: OrderRecord): Promise<string[]> {
  await orders.reaches(order, "held");
  const { held } = await shop().read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) }, select: { held: true } }));
  return (held as unknown[]).map((why) => inEnglish(why));
}

/** It is given a tag that means nothing; when Waybill has heard of it, the parcel leaves all the same, and once. */
async function isTaggedAndGoes(order: OrderRecord): Promise<void> {
  await owner.tags(order.id, "vip");
  await eventually(async () => {
    const copy = await shop().read((db) => db.order.findFirst({ where: { id: BigInt(order.id) }, select: { tags: true } }));
    return copy?.tags.includes("vip") === true;
  });
  shop().shipbob.people.ship({ reference: reference(order) });
  await orders.fulfilled(order);
  expect(orders.sent(order)).toHaveLength(1);
}

// https://software-help.shiphero.com/hc/en-us/articles/46310821152013 (holds after import), https://stuckorders.com/blog/
describe("what is found out of an order after its warehouse took it", () => {
  test("a high risk of fraud stops it there, and it goes when a person lets it", async () => {
    const order = await atItsWarehouse();
    await owner.assessesRisk(order.id, "HIGH");
    expect(await heldBecause(order)).toEqual(["Shopify found a high risk of fraud and advises to cancel it."]);
    expect(atShipBob(order)?.status).toBe("Cancelled");

    expect(await releaseOrder(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await eventually(() => orders.sent(order).length === 2);
    shop().shipbob.people.ship({ reference: reference(order, 2) });
    await orders.fulfilled(order);
  });

  test("a tag of the merchant's that holds orders stops it there, until the tag is taken away", async () => {
    const order = await atItsWarehouse();
    await owner.tags(order.id, "Fraud-Review");
    expect(await heldBecause(order)).toEqual(['It has the tag "Fraud-Review".']);
    expect(atShipBob(order)?.status).toBe("Cancelled");
    await owner.untags(order.id, "Fraud-Review");
    await eventually(() => orders.sent(order).length === 2);
  });

  test("stops nothing that a person has let go despite it", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { risk: "HIGH" });
    await heldBecause(order);
    expect(await releaseOrder(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.parcelsReach(order, "dispatched");
    await owner.assessesRisk(order.id, "HIGH");
    await isTaggedAndGoes(order);
  });

  test("stays under way where only what the merchant wants held has changed since", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { tags: ["gift"] });
    await orders.parcelsReach(order, "dispatched");
    await saveGates(shop().shop, { ...policy, holdTags: [...policy.holdTags, "gift"] });
    await isTaggedAndGoes(order);
  });

  test("is told to a person where the parcel is packed already, until nothing keeps the order back", async () => {
    const order = await atItsWarehouse();
    shop().shipbob.people.pick({ reference: reference(order) });
    await owner.assessesRisk(order.id, "HIGH");
    expect(await orders.asksForPerson(order, "parcel.too-late")).toBe(
      `ShipBob Manchester has picked or sent ${order.name} already. Shopify found a high risk of fraud and advises to cancel it. ` +
        "Ask the warehouse to stop it, or release the order to let it go.",
    );
    expect(await releaseOrder(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.isNoLongerAsked(order, "parcel.too-late");
  });
});
