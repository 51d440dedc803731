import type { Actor } from "#app/platform/actor.ts";
import { expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { inEnglish } from "../support/in-english.ts";
import { aShopWithOrders } from "./a-shop-with-orders.ts";

const ada: Actor = { kind: "staff", id: "7", name: "Ada Byron" };

test("the packing station lists the built-in warehouse's parcels alone, those that leave first first", async () => {
  const shop = await aShopWithOrders([
    { name: "#1", placedAt: "2026-01-01T10:00:00Z", parcels: [{ stage: "dispatched", leavesOn: "2026-01-09" }] },
    { name: "#2", placedAt: "2026-01-02T10:00:00Z", parcels: [{ stage: "packed", leavesOn: "2026-01-08" }] },
    { name: "#3", placedAt: "2026-01-02T10:00:00Z", parcels: [{ stage: "dispatched", leavesOn: "2026-01-08", at: "away" }] },
    { name: "#4", placedAt: "2026-01-02T10:00:00Z", parcels: [{ stage: "shipped", leavesOn: "2026-01-08" }] },
  ]);

  const { parcels, inAll } = await readPackingStation(shop);
  expect(parcels.map((parcel) => [parcel.orderName, parcel.stage])).toEqual([
    ["#2", "packed"],
    ["#1", "dispatched"],
  ]);
  expect(inAll).toBe(2);
});

test("a parcel goes from the pick list to packed, item by item, and a wrong item stays out", async () => {
  const shop = await aShopWithOrders([
    { name: "#1", placedAt: "2026-01-01T10:00:00Z", skus: ["CUP", "PLATE"], parcels: [{ stage: "dispatched", leavesOn: "2026-01-09" }] },
  ]);
  const [parcel] = (await readPackingStation(shop)).parcels;
  const id = parcel?.id ?? "";

  expect(await pickParcels(shop, [id], ada)).toEqual({ picked: 1 });
  expect(await packLine(shop, id, "SPOON", 1, ada)).toMatchObject({ outcome: "wrong-item" });
  expect(await packLine(shop, id, "CUP", 1, ada)).toMatchObject({ outcome: "packed", complete: false });
  expect(await packLine(shop, id, "CUP", 1, ada)).toMatchObject({ outcome: "enough" });
  expect(await packLine(shop, id, "PLATE", "all", ada)).toMatchObject({ outcome: "packed", complete: true });
  expect((await readPackingStation(shop)).parcels).toMatchObject([{ stage: "packed" }]);
  const timeline = await inShop(shop, (db) => db.timelineEntry.findMany({ where: { shopId: shop.id }, orderBy: { at: "asc" } }));
  expect(timeline.map(({ actor, message }) => [actor, inEnglish(message)])).toEqual([
    [ada, "Picked."],
    [ada, "Packed and checked."],
  ]);
});
