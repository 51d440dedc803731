import { beforeEach, describe, expect, test } from "vitest";
import { editAddress } from "#app/fulfillment/decisions/address/edit-address.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { packLine } from "#app/packing/pack-line.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeEach(() => shop().shipbob.setAutoShip(false));

const movesTo = (order: OrderRecord, address1: string) =>
  owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
    input: { id: `gid://shopify/Order/${order.id}`, shippingAddress: { address1 } },
  });

const streetAtShipBob = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 1))?.recipient.address.address1;

describe("an address that is changed after the warehouse took the order", () => {
  test("reaches the warehouse while it can be changed there", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(streetAtShipBob(order)).toBe("1 Mill Road");
    await movesTo(order, "2 New Street");
    await eventually(() => streetAtShipBob(order) === "2 New Street");
    expect(orders.sent(order)).toHaveLength(1);
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["dispatched"]);
  });

  test("reaches it there and back, and there once more", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    for (const street of ["2 New Street", "1 Mill Road", "2 New Street"]) {
      await movesTo(order, street);
      await eventually(() => streetAtShipBob(order) === street);
    }
  });

  test("and back, when it was too late for another, is asked of nobody any more", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    shop().shipbob.people.pick({ reference: parcelReference(BigInt(order.id), 1) });
    await movesTo(order, "2 New Street");
    await orders.asksForPerson(order, "parcel.address-changed");
    await movesTo(order, "1 Mill Road");
    await orders.isNoLongerAsked(order, "parcel.address-changed");
  });

  test("and is closed already is told to a person", async () => {
    const order = shop().buys({ "HOME-1": 1 });
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    await packLine(shop().shop, parcel?.id ?? "", "HOME-1", "all", ada);
    await movesTo(order, "3 Other Street");
    expect(await orders.asksForPerson(order, "parcel.address-changed")).toMatch(/keeps the old one: it is packed\./);
  });

  test("is what the packing station reads by itself, and nobody is asked", async () => {
    const order = shop().buys({ "HOME-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    await movesTo(order, "4 Last Street");
    const told = () => shop().read((db) => db.timelineEntry.count({ where: { orderId: BigInt(order.id), event: "address-changed" } }));
    await eventually(async () => (await told()) === 1);
    await orders.isNoLongerAsked(order, "parcel.address-changed");
  });

  test("and was refused there is sent again by itself, once", async () => {
    shop().shipbob.people.reject({ reason: "No such street in Leeds" });
    const order = shop().buys({ "BOB-1": 1 });
    await orders.asksForPerson(order, "parcel.rejected");
    await movesTo(order, "6 Found Street");
    await orders.isNoLongerAsked(order, "parcel.rejected");
    await orders.parcelsReach(order, "dispatched");
    expect(orders.sent(order)).toHaveLength(1);
    const again = () =>
      shop()
        .shipbob.state()
        .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 2));
    expect((await eventually(again)).recipient.address.address1).toBe("6 Found Street");
  });

  describe("to one in another country", () => {
    const abroad = (order: OrderRecord) =>
      owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
        input: {
          id: `gid://shopify/Order/${order.id}`,
          shippingAddress: { address1: "5 Rue Neuve", city: "Lyon", zip: "69001", provinceCode: null, countryCode: "FR" },
        },
      });

    test("has its way chosen anew, and is sent there once", async () => {
      const order = shop().buys({ "BOB-1": 1 });
      const [planned] = await orders.parcelsReach(order, "dispatched");
      await abroad(order);
      const [anew] = await eventually(async () => {
        const live = await orders.parcelsReach(order, "dispatched");
        return live[0]?.id === planned?.id ? undefined : live;
      });
      expect(anew?.countryCode).toBe("FR");
      expect(anew?.cost).not.toEqual(planned?.cost);
      const atShipBob = shop()
        .shipbob.state()
        .orders.filter(({ reference_id }) => reference_id.startsWith(`waybill-${order.id}-`));
      expect(atShipBob.map(({ status, recipient }) => [status, recipient.address.country])).toEqual([
        ["Cancelled", "GB"],
        ["Processing", "FR"],
      ]);
    });

    test("after it was packed stays as it is, and is told to a person", async () => {
      const order = shop().buys({ "HOME-1": 1 });
      const [parcel] = await orders.parcelsReach(order, "dispatched");
      await packLine(shop().shop, parcel?.id ?? "", "HOME-1", "all", ada);
      await abroad(order);
      await orders.asksForPerson(order, "parcel.address-changed");
      expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["packed"]);
    });
  });
});

describe("an address that a person changes in Waybill", () => {
  const lyon = {
    firstName: "Ada",
    lastName: "Okafor",
    company: "Okafor SARL",
    address1: "5 Rue Neuve",
    address2: null,
    city: "Lyon",
    province: null,
    zip: "69001",
    countryCode: "FR",
    phone: "+33 4 72 00 00 00",
  };
  const changes = async (order: OrderRecord, address: Partial<typeof lyon> = {}) => {
    const reply = await editAddress(shop().shop, BigInt(order.id), { ...lyon, ...address }, ada);
    return reply.message && inEnglish(reply.message);
  };

  test("is Shopify's once the merchant has allowed it, and what its warehouse is sent", async () => {
    const order = shop().buys({ "NONE-1": 1 });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    expect(await changes(order)).toBe("Waybill may not change orders yet. Allow it when Shopify asks.");
    expect(order.shippingAddress?.city).toBe("Leeds");

    shop().shopify.scopes.grantOptionalScopes(["write_orders"]);
    expect(await changes(order)).toBe("Address changed");
    expect(order.shippingAddress).toMatchObject({
      ...{ lastName: "Okafor", company: "Okafor SARL", city: "Lyon", countryCode: "FR", phone: "+33 4 72 00 00 00" },
      ...{ province: null, provinceCode: null },
    });
    const [entry] = await shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event: "address-edited" } }));
    expect(entry?.actor).toMatchObject({ kind: "staff" });

    await countStock(shop().shop, shop().warehouse("built_in"), [{ sku: "NONE-1", onHand: 5, bin: null }]);
    await sweepOrders(shop().shop);
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(parcel?.countryCode).toBe("FR");
  });

  test("and that Shopify doesn't take stays as it was, in Shopify's words", async () => {
    shop().shopify.scopes.grantOptionalScopes(["write_orders"]);
    const order = shop().buys({ "HOME-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(await changes(order, { countryCode: "US", zip: null as never })).toContain("Enter a ZIP code");
    expect(order.shippingAddress?.city).toBe("Leeds");
  });

  test("has its province by name or by code, and keeps it where it is typed as Shopify wrote it", async () => {
    shop().shopify.scopes.grantOptionalScopes(["write_orders"]);
    const order = shop().buys({ "NONE-1": 70 });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    const goesTo = async (address: Partial<Omit<typeof lyon, "province">> & { province: string }) => {
      await editAddress(shop().shop, BigInt(order.id), { ...lyon, ...address }, ada);
      return [order.shippingAddress?.province, order.shippingAddress?.provinceCode];
    };
    const inTexas = { countryCode: "US", city: "Austin", zip: "78701" };
    expect(await goesTo({ ...inTexas, province: "texas" })).toEqual(["texas", "TX"]);
    expect(await goesTo({ ...inTexas, province: "OR" })).toEqual(["Oregon", "OR"]);
    expect(await goesTo({ ...inTexas, province: "Oregon", address1: "7 Main St" })).toEqual(["Oregon", "OR"]);
    const { shipTo } = await shop().read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) } }));
    expect(shipTo).toMatchObject({ address1: "7 Main St", province: "Oregon", provinceCode: "OR" });
  });

  test("has an order go to its warehouse again that refused it before, and nobody is asked any more", async () => {
    shop().shopify.scopes.grantOptionalScopes(["write_orders"]);
    shop().shipbob.people.reject({ reason: "No such street in Leeds" });
    const order = shop().buys({ "BOB-1": 1 });
    await orders.asksForPerson(order, "parcel.rejected");
    // As a former release left it.
    await shop().read((db) => db.parcel.updateMany({ where: { orderId: BigInt(order.id) }, data: { addressSent: null } }));
    expect(await changes(order, { address1: "8 Real Road", city: "Leeds", zip: "LS1 1AB", countryCode: "GB" })).toBe("Address changed");
    await orders.isNoLongerAsked(order, "parcel.rejected");
    await orders.parcelsReach(order, "dispatched");
    const { recipient } = await eventually(() =>
      shop()
        .shipbob.state()
        .orders.find((one) => one.recipient.address.address1 === "8 Real Road"),
    );
    expect(recipient).toMatchObject({ name: "Ada Okafor", phone_number: lyon.phone, address: { company_name: "Okafor SARL" } });
  });

  test("is refused once its warehouse has it", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(await changes(order)).toMatch(/is being packed, or has left\.$/);
  });

  test("says at its field what Shopify does not take, and takes another name", async () => {
    shop().shopify.scopes.grantOptionalScopes(["write_orders"]);
    const order = shop().buys({ "NONE-1": 90 });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    const named = (firstName: string | null, lastName: string | null) =>
      editAddress(shop().shop, BigInt(order.id), { ...lyon, firstName, lastName }, ada);
    const refused = await named("Madonna", null);
    expect(refused).toMatchObject({ ok: false, fields: { "address.lastName": { args: { text: "Enter a last name" } } } });
    expect(order.shippingAddress).toMatchObject({ firstName: "Ada", lastName: "Okafor", city: "Leeds" });
    expect(await named(null, "Madonna")).toMatchObject({ ok: true });
    expect(order.shippingAddress).toMatchObject({ firstName: null, lastName: "Madonna", city: "Lyon" });
  });
});
