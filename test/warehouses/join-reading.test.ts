import { expect, test } from "vitest";
import type { WarehouseId } from "#app/platform/ids.ts";
import { commandWarehouse } from "#app/screens/warehouse/command-warehouse.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { connects } from "../support/connects.ts";
import { manchester, theShop, theWarehouse } from "./the-shop.ts";

test("a merchant who asks forty times at once has the warehouse asked once, and is answered forty times", async () => {
  const world = await theShop();
  world.shipbob.setStock("MUG", world.manchester.id, 25, "Mug");
  await connects(world.shop, manchester(world));
  const id = (await theWarehouse(world)).id as WarehouseId;
  let asked = 0;
  world.interfere((request) => {
    if (request.url?.includes("/inventory-level")) asked += 1;
    return undefined;
  });
  await refreshStock(world.shop, id);
  const ofOneReading = asked;

  asked = 0;
  world.shipbob.setStock("MUG", world.manchester.id, 31, "Mug");
  const presses = Array.from({ length: 40 }, () => commandWarehouse(world.shop, id, { intent: "refresh" }));
  expect((await Promise.all(presses)).every(({ ok }) => ok)).toBe(true);
  expect(asked).toBe(ofOneReading);
  const stock = await world.read((db) => db.warehouseStock.findFirstOrThrow({ where: { warehouseId: id, sku: "MUG" } }));
  expect(stock.onHand).toBe(31);
});
