import { expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { aShopWithOrders } from "./a-shop-with-orders.ts";

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

  expect(await pickParcels(shop, [id], "Packer")).toEqual({ picked: 1 });
  expect(await packLine(shop, id, "SPOON", 1, "Packer")).toMatchObject({ outcome: "wrong-item" });
  expect(await packLine(shop, id, "CUP", 1, "Packer")).toMatchObject({ outcome: "packed", complete: false });
  expect(await packLine(shop, id, "CUP", 1, "Packer")).toMatchObject({ outcome: "enough" });
  expect(await packLine(shop, id, "PLATE", "all", "Packer")).toMatchObject({ outcome: "packed", complete: true });
  expect((await readPackingStation(shop)).parcels).toMatchObject([{ stage: "packed" }]);
});
