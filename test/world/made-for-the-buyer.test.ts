import { beforeAll, describe, expect, test } from "vitest";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { readParcelAtStation } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

/** Two of one thing, of which one is engraved; an app keeps a note of its own with it. */
function buysEngraved(sku: string) {
  const variant = shop().variants.get(sku);
  if (!variant) throw new Error(`no ${sku}`);
  const customAttributes = [
    { key: "Engraving", value: "For Ada" },
    { key: "Font", value: "Serif" },
    { key: "_bundle_id", value: "b-77" },
  ];
  const lines = [
    { variant, quantity: 1, customAttributes },
    { variant, quantity: 1 },
  ];
  return shop().buys({}, { lines });
}

// https://responsive-media.gitbook.io/draft-order-magic/draft-order-editor/line-item-properties
describe("what a buyer asked for with one thing, such as an engraving", () => {
  test("stands on the slip and before the packer, at that thing alone", async () => {
    const [parcel] = await orders.parcelsReach(buysEngraved("HOME-1"), "dispatched");
    const slip = await readPackingSlip(shop().shop, parcel?.id ?? "", "en-GB");
    const asked = ["Engraving: For Ada\nFont: Serif", null];
    expect(slip?.lines.map(({ properties }) => properties).toSorted()).toEqual(asked);
    const { parcel: shown } = await readParcelAtStation(shop().shop, ParcelId.parse(parcel?.id));
    expect(shown?.lines.map(({ properties }) => properties).toSorted()).toEqual(asked);
  });

  test("is told to the 3PL, and what apps keep for themselves is told to nobody", async () => {
    const order = buysEngraved("BOB-1");
    await orders.isSent(order);
    const there = shop()
      .shipbob.state()
      .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 1));
    expect(there?.tags).toEqual([{ name: "BOB-1", value: "Engraving: For Ada; Font: Serif" }]);
  });
});

// https://ginkgoretail.atlassian.net/wiki/spaces/GRKB/pages/1713242126
describe("what a buyer writes in signs that are no letters", () => {
  const fox = "\u{1F98A}";
  const recipientOf = (id: number) =>
    shop()
      .shipbob.state()
      .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(id), 1));

  test("reaches the 3PL sign by sign, and is on the slip", async () => {
    const to = { firstName: `Zoë ${fox}`, lastName: "Ångström-\u{1D4D9}", address1: "Łąkowa 5 \u2013 \u2116 7", city: "İstanbul" };
    const [away, here] = [shop().buys({ "BOB-1": 1 }, { to }), shop().buys({ "HOME-1": 1 }, { to })];
    await orders.isSent(away);
    expect(recipientOf(away.id)?.recipient).toMatchObject({
      name: `${to.firstName} ${to.lastName}`,
      address: { address1: to.address1, city: to.city },
    });
    const [parcel] = await orders.parcelsReach(here, "dispatched");
    const slip = await readPackingSlip(shop().shop, parcel?.id ?? "", "en-GB");
    expect(JSON.stringify(slip)).toContain(to.address1);
  });

  test("is cut between two of them where it is longer than the 3PL takes", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { to: { firstName: `${"a".repeat(299)}${fox}`, lastName: "Long" } });
    await orders.isSent(order);
    expect(recipientOf(order.id)?.recipient.name).toBe("a".repeat(299));
  });
});
