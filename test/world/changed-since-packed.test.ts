import { expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { readParcelAtStation } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { allApplied } from "../support/all-applied.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const CAUSES = ["parcel.address-changed", "parcel.gift-message-changed", "parcel.service-changed"] as const;
const BOX = { carrier: "Evri", trackingNumber: "EV-9001", trackingUrl: null };
const atStation = (parcelId: string) => readParcelAtStation(shop().shop, ParcelId.parse(parcelId));

/** A parcel that is packed at the shop's own station. */
async function packed(): Promise<{ order: OrderRecord; parcelId: string }> {
  const order = shop().buys({ "HOME-1": 1 }, { customAttributes: [{ key: "gift_message", value: "Happy birthday Zoe" }] });
  const [parcel] = await orders.parcelsReach(order, "dispatched");
  const parcelId = parcel?.id ?? "";
  await packLine(shop().shop, parcelId, "HOME-1", "all", ada);
  return { order, parcelId };
}

/** Everything that a packed parcel could be told otherwise of. */
async function changesAll(order: OrderRecord) {
  await owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
    input: {
      id: `gid://shopify/Order/${order.id}`,
      shippingAddress: { address1: "9 New Road" },
      customAttributes: [{ key: "gift_message", value: "Happy birthday Zoë" }],
    },
  });
  await owner.shipsBy(order, "Express", "12.95");
  await owner.isPaid(order.id);
  for (const cause of CAUSES) await orders.asksForPerson(order, cause);
}

test("how its buyer has it shipped stands before who packs it, and on the slip", async () => {
  const { order, parcelId } = await packed();
  const title = order.shippingLines[0]?.title;
  expect(title).toBeTruthy();
  expect((await atStation(parcelId)).parcel?.delivery).toBe(title);
  expect((await readPackingSlip(shop().shop, parcelId, "en-GB"))?.delivery).toBe(title);
});

test("whoever ships a packed parcel is shown what was changed since; it goes as its order stands then, and nobody is asked", async () => {
  const { order, parcelId } = await packed();
  expect((await atStation(parcelId)).changed).toEqual([]);
  await changesAll(order);
  const { changed, parcel } = await atStation(parcelId);
  expect(changed).toEqual(CAUSES);
  expect(parcel).toMatchObject({ delivery: "Express", giftMessage: "Happy birthday Zoë", address: { address1: "9 New Road" } });

  expect(await shipPackedParcel(shop().shop, parcelId, BOX, { by: ada, shown: changed })).toEqual({ outcome: "shipped" });
  await orders.fulfilled(order);
  for (const cause of CAUSES) await orders.isNoLongerAsked(order, cause);
});

test("one that leaves without that having been shown is still told to a person", async () => {
  const { order, parcelId } = await packed();
  await changesAll(order);
  expect(await shipPackedParcel(shop().shop, parcelId, BOX, { by: ada })).toEqual({ outcome: "shipped" });
  await orders.fulfilled(order);
  await allApplied();
  for (const cause of CAUSES) await orders.asksForPerson(order, cause);
});
