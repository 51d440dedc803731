import { describe, expect, test } from "vitest";
import { pushStock } from "#app/stock/push-stock.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { readStockPage } from "#app/screens/warehouse/read-stock-page.server.ts";
import { lowerStock } from "#app/stock/lower-stock.server.ts";
import { aParcel } from "./a-parcel.ts";
import { connects } from "../support/connects.ts";
import { manchester, stockroom, theShop, theWarehouse } from "./the-shop.ts";

describe("pushing stock to Shopify", () => {
  test("where Shopify's number changed meanwhile, it is read again, and the warehouse's number wins", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    const warehouse = await theWarehouse(world);
    const locationId = Number(warehouse.locationId);
    await countStock(world.shop, warehouse.id as WarehouseId, [{ sku: "MUG", onHand: 12, bin: null }]);
    let raced = false;
    world.interfere((_, body) => {
      if (!raced && body.includes("mutation SetOnHand")) world.changesInShopify("MUG", locationId, -3);
      raced ||= body.includes("mutation SetOnHand");
      return undefined;
    });

    expect(await pushStock(world.shop, warehouse.id as WarehouseId)).toMatchObject({ drift: 1, settled: true });
    expect([raced, world.shows("MUG", locationId), world.shows("JUG", locationId)]).toEqual([true, 12, 4]);
    expect(await pushStock(world.shop, warehouse.id as WarehouseId)).toMatchObject({ drift: 0 });
  });

  test("what somebody changed in Shopify is put right again", async () => {
    const world = await theShop();
    world.shipbob.setStock("MUG", world.manchester.id, 25, "Mug");
    await connects(world.shop, manchester(world));
    const warehouse = await theWarehouse(world);
    world.changesInShopify("MUG", Number(warehouse.locationId), 40);
    await world.read((db) => db.inventoryLevel.updateMany({ where: { onHand: 25 }, data: { onHand: 65, available: 65 } }));

    const { rows } = await readStockPage(world.shop, warehouse.id as WarehouseId, { drifted: true });
    expect(rows).toMatchObject([{ sku: "MUG", onHand: 25, inShopify: 65, drift: 40 }]);
    await pushStock(world.shop, warehouse.id as WarehouseId);
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(25);
  });

  test("an item that Shopify does not let us set keeps no other from being set", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom());
    const warehouse = await theWarehouse(world);
    await world.read((db) => db.variant.updateMany({ where: { sku: "JUG" }, data: { inventoryItemId: 404n } }));
    await countStock(world.shop, warehouse.id as WarehouseId, [
      { sku: "MUG", onHand: 6, bin: null },
      { sku: "JUG", onHand: 6, bin: null },
    ]);

    const pushed = await pushStock(world.shop, warehouse.id as WarehouseId);
    expect([...pushed.refused.keys()]).toEqual([404n]);
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(6);
  });

  test("a shipment is taken off once: by Shopify when it is told, and not by us beside it", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    const warehouse = await theWarehouse(world);
    const id = warehouse.id as WarehouseId;
    const shipmentId = newId();
    const shippedAt = new Date();
    await world.read(async (db) => {
      const parcelId = await aParcel(db, world.shop, id, { MUG: 3 }, { stage: "shipped", shipped: 3 });
      await lowerStock(db, world.shop, id, [{ sku: "MUG", quantity: 3 }], shippedAt);
      const lines = [{ sku: "MUG", quantity: 3 }];
      await db.shipment.create({ data: { shopId: world.shop.id, id: shipmentId, parcelId, warehouseShipmentId: "1", lines, shippedAt } });
    });
    const sets = () => world.ledger.entries("shopify").filter(({ effect }) => effect === "inventory.set").length;
    const before = sets();
    await pushStock(world.shop, id);

    world.changesInShopify("MUG", Number(warehouse.locationId), -3);
    await pushStock(world.shop, id);
    await world.read((db) => db.shipment.updateMany({ where: { id: shipmentId }, data: { fulfillmentId: 1n } }));
    expect(await pushStock(world.shop, id)).toMatchObject({ drift: 0, settled: true });
    expect([world.shows("MUG", Number(warehouse.locationId)), sets() - before]).toEqual([7, 0]);
  });
});
