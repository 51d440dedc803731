import { beforeEach, describe, expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeEach(() => shop().shipbob.setAutoShip(false));

const atShipBob = (orderId: number) =>
  shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(orderId), 1));

describe("an order whose payment is voided after its warehouse took it", () => {
  test("is stopped there, given back in Shopify, and held with its reason", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { payment: "authorized" });
    await orders.parcelsReach(order, "dispatched");
    await owner.voids(order);

    await orders.reaches(order, "held");
    await eventually(() => atShipBob(order.id)?.status === "Cancelled");
    const { held } = await shop().read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) }, select: { held: true } }));
    expect((held as unknown[]).map(inEnglish)).toEqual(["Its payment was voided."]);
    await eventually(() => order.fulfillmentOrders.every(({ requestStatus }) => requestStatus !== "ACCEPTED"));
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("and that was picked there already is told to a person", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { payment: "authorized" });
    await orders.parcelsReach(order, "dispatched");
    shop().shipbob.people.pick({ reference: parcelReference(BigInt(order.id), 1) });
    await owner.voids(order);
    const asked = await orders.asksForPerson(order, "parcel.payment-over");
    expect(asked).toMatch(/has picked or sent .* already\. Its payment was voided\. Ask the warehouse to stop it, or the buyer to pay\.$/);
  });

  test("and that is packed here is stopped: nobody ships it", async () => {
    const order = shop().buys({ "HOME-1": 1 }, { payment: "authorized" });
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(await packLine(shop().shop, parcel?.id ?? "", "HOME-1", "all", ada)).toMatchObject({ complete: true });
    await owner.voids(order);
    await orders.reaches(order, "held");
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled"]);
  });
});
