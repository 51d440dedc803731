import { beforeEach, describe, expect, test } from "vitest";
import { stopAgain } from "#app/fulfillment/dispatch/stop-again.server.ts";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { disableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { packLine } from "#app/packing/pack-line.server.ts";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { readParcelAtStation } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeEach(() => shop().shipbob.setAutoShip(false));

const CAUSE = "parcel.gift-message-changed";
const saying = (value: string) => [{ key: "gift_message", value }];
const buys = (sku: string, message = "Happy birthday Zoe") => shop().buys({ [sku]: 1 }, { customAttributes: saying(message) });
const corrects = (order: OrderRecord, customAttributes: { key: string; value: string }[]) =>
  owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
    input: { id: `gid://shopify/Order/${order.id}`, customAttributes },
  });
const atShipBob = (order: OrderRecord) =>
  shop()
    .shipbob.state()
    .orders.filter(({ reference_id }) => reference_id.startsWith(`waybill-${order.id}-`))
    .map(({ status, gift_message }) => [status, gift_message ?? null]);
const picks = (order: OrderRecord) => shop().shipbob.people.pick({ reference: parcelReference(BigInt(order.id), 1) });
const isCopied = (order: OrderRecord, message: string | null) =>
  eventually(async () => {
    const copy = await shop().read((db) => db.order.findFirst({ where: { id: BigInt(order.id) }, select: { giftMessage: true } }));
    return copy?.giftMessage === message;
  });

describe("what a buyer wrote for whoever unpacks it", () => {
  test("stands before who packs it at the merchant's own station, and on the slip", async () => {
    const [parcel] = await orders.parcelsReach(buys("HOME-1"), "dispatched");
    const { parcel: shown } = await readParcelAtStation(shop().shop, ParcelId.parse(parcel?.id));
    expect(shown?.giftMessage).toBe("Happy birthday Zoe");
    expect((await readPackingSlip(shop().shop, parcel?.id ?? "", "en-GB"))?.giftMessage).toBe("Happy birthday Zoe");
  });
});

// https://manifest2268.zendesk.com/hc/en-us/articles/36411347133460-What-Happens-When-I-Edit-an-Order-in-My-Shopify
describe("a gift message that is corrected after the warehouse took the order", () => {
  test.each([
    ["another one", saying("Happy birthday Zoë"), "Happy birthday Zoë"],
    ["none any more", [], null],
  ])(
    "is what the parcel goes with (%s): it is taken back where nobody has begun with it, and sent anew, once",
    async (_, given, wanted) => {
      const order = buys("BOB-1");
      await orders.parcelsReach(order, "dispatched");
      await corrects(order, given);
      await eventually(() => atShipBob(order).length === 2);
      expect(atShipBob(order)).toEqual([
        ["Cancelled", "Happy birthday Zoe"],
        ["Processing", wanted],
      ]);
      await orders.parcelsReach(order, "dispatched");
      await orders.isNoLongerAsked(order, CAUSE);
      expect(await orders.timeline(order, "parcel-cancelled")).toEqual([expect.stringContaining("The gift message was changed.")]);
    },
  );

  test("reaches it also where nobody heard whether it took the order before", async () => {
    shop().faults.add({ call: "POST /order", kind: "reset-after-effect" });
    const order = buys("BOB-1");
    await eventually(() => atShipBob(order).length === 1);
    await corrects(order, saying("Happy birthday Zoë"));
    await eventually(() => atShipBob(order).length === 2);
    expect(atShipBob(order)).toEqual([
      ["Cancelled", "Happy birthday Zoe"],
      ["Processing", "Happy birthday Zoë"],
    ]);
  });

  test("once its people have begun is told to a person, stays dismissed, and goes anew when they stop it after all", async () => {
    const [one, other] = [buys("BOB-1"), buys("BOB-1")];
    for (const order of [one, other]) {
      await orders.parcelsReach(order, "dispatched");
      picks(order);
      await corrects(order, saying("Happy birthday Zoë"));
      expect(await orders.asksForPerson(order, CAUSE)).toMatch(/goes with the old one: the warehouse doesn't give it back any more\./);
    }
    const asked = await shop().read((db) => db.exception.findFirstOrThrow({ where: { orderId: BigInt(one.id), resolvedAt: null } }));
    shop().shipbob.people.cancel({ reference: parcelReference(BigInt(one.id), 1) });
    await stopAgain(shop().shop, [asked.id], ada);
    await eventually(() => atShipBob(one).length === 2);
    expect(atShipBob(one).at(-1)).toEqual(["Processing", "Happy birthday Zoë"]);
    expect(atShipBob(other)).toEqual([["Processing", "Happy birthday Zoe"]]);
  });

  test("goes anew by itself when the warehouse gives it back after all, and nobody is asked why it was cancelled there", async () => {
    const order = buys("BOB-1");
    await orders.parcelsReach(order, "dispatched");
    picks(order);
    await corrects(order, saying("Happy birthday Zoë"));
    await orders.asksForPerson(order, CAUSE);
    shop().shipbob.people.cancel({ reference: parcelReference(BigInt(order.id), 1) });
    await pollWarehouses(shop().shop);
    await eventually(() => atShipBob(order).length === 2);
    expect(atShipBob(order).at(-1)).toEqual(["Processing", "Happy birthday Zoë"]);
    for (const cause of [CAUSE, "parcel.cancelled-by-warehouse"]) await orders.isNoLongerAsked(order, cause);
    expect(await orders.timeline(order, "cancelled-by-warehouse")).toEqual([]);
  });

  test("and put back to what the parcel goes with is asked of nobody any more", async () => {
    const order = buys("BOB-1");
    await orders.parcelsReach(order, "dispatched");
    picks(order);
    await corrects(order, saying("Happy birthday Zoë"));
    await orders.asksForPerson(order, CAUSE);
    await corrects(order, saying("Happy birthday Zoe"));
    await orders.isNoLongerAsked(order, CAUSE);
    expect(atShipBob(order)).toHaveLength(1);
  });

  test("is what the packing station reads by itself; once it is packed a person is told", async () => {
    const order = buys("HOME-1");
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    await corrects(order, saying("Happy birthday Zoë"));
    await isCopied(order, "Happy birthday Zoë");
    expect((await readPackingSlip(shop().shop, parcel?.id ?? "", "en-GB"))?.giftMessage).toBe("Happy birthday Zoë");
    await orders.isNoLongerAsked(order, CAUSE);
    await packLine(shop().shop, parcel?.id ?? "", "HOME-1", "all", ada);
    await corrects(order, saying("Happy birthday Zoe"));
    expect(await orders.asksForPerson(order, CAUSE)).toMatch(/goes with the old one: it is packed\./);
  });

  test("of an order that Waybill doesn't route is told to a person, for nothing would be sent anew", async () => {
    const order = buys("BOB-1");
    await orders.parcelsReach(order, "dispatched");
    await disableRouting(shop().shop);
    await corrects(order, saying("Happy birthday Zoë"));
    await orders.asksForPerson(order, CAUSE);
    expect(atShipBob(order)).toEqual([["Processing", "Happy birthday Zoe"]]);
  });
});
