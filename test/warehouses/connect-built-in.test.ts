import { describe, expect, test } from "vitest";
import { pushStock } from "#app/stock/push-stock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { finishConnecting } from "#app/fulfillment/connecting/finish-connecting.server.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { restoreServices } from "#app/warehouses/connecting/restore-services.server.ts";
import { disconnectWarehouse } from "#app/fulfillment/connecting/disconnect-warehouse.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { readStockPage } from "#app/screens/warehouse/read-stock-page.server.ts";
import { brickLane } from "../support/connect-warehouses.ts";
import { aParcel } from "./a-parcel.ts";
import { connects } from "../support/connects.ts";
import { services, stockroom, theShop, theWarehouse } from "./the-shop.ts";

describe("opening a built-in warehouse", () => {
  test("makes a fulfillment service with the warehouse's own address, and moves the chosen location's stock there", async () => {
    const world = await theShop();
    const address = { ...brickLane, address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA" };
    const outcome = await connects(world.shop, stockroom({ address, startFromLocationId: String(world.shopFloor.id) }));

    expect(outcome).toMatchObject({ outcome: "connected" });
    const [service] = services(world);
    const warehouse = await theWarehouse(world);
    expect(service).toMatchObject({
      serviceName: "Stockroom",
      inventoryManagement: true,
      trackingSupport: true,
      requiresShippingMethod: true,
    });
    expect(service?.callbackUrl).toBe(`${world.appUrl}/fulfillment-service/${warehouse.callbackKey}`);
    const location = world.state.locations.get(service?.locationId ?? 0);
    expect(location?.address).toMatchObject({ address1: "1 Mill Road", city: "Leeds" });
    expect(await world.read((db) => db.location.findFirst({ where: { id: warehouse.locationId ?? 0n } }))).toMatchObject({
      isFulfillmentService: true,
    });

    expect([world.shows("MUG", location?.id ?? 0), world.shows("MUG", world.shopFloor.id)]).toEqual([10, 0]);
    expect([world.shows("JUG", location?.id ?? 0), world.shows("JUG", world.shopFloor.id)]).toEqual([4, 0]);
    const { rows } = await readStockPage(world.shop, warehouse.id as WarehouseId);
    expect(rows.map(({ sku, onHand, inShopify, drift }) => ({ sku, onHand, inShopify, drift }))).toEqual([
      { sku: "JUG", onHand: 4, inShopify: 4, drift: 0 },
      { sku: "MUG", onHand: 10, inShopify: 10, drift: 0 },
    ]);
  });

  test("twice, also at once, is one warehouse and one fulfillment service", async () => {
    const world = await theShop();
    const answers = await Promise.all([connects(world.shop, stockroom()), connects(world.shop, stockroom())]);
    const again = await connects(world.shop, stockroom());
    expect(services(world)).toHaveLength(1);
    expect(await world.read((db) => db.warehouse.count())).toBe(1);
    expect(answers.map(({ outcome }) => outcome)).toContain("connected");
    expect(again).toMatchObject({
      outcome: "already-connected",
      message: warehouses.message("already-connected", { warehouse: "Stockroom" }),
    });
  });

  test("under the name of another app's service is refused in words, and leaves nothing behind", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom());
    const [service] = services(world);
    if (service) service.callbackUrl = "https://another-app.example.com/callbacks";
    await world.read((db) => db.warehouse.deleteMany());

    const outcome = await connects(world.shop, stockroom());
    expect(outcome).toMatchObject({
      outcome: "refused",
      field: "name",
      message: warehouses.message("name-taken", { warehouse: "Stockroom" }),
    });
    expect(await world.read((db) => db.warehouse.count())).toBe(0);
  });

  test("takes over its own service whose warehouse is gone, as after a new installation", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom());
    await world.read((db) => db.warehouse.deleteMany());

    expect(await connects(world.shop, stockroom())).toMatchObject({ outcome: "connected" });
    expect(services(world)).toHaveLength(1);
    expect(services(world)[0]?.callbackUrl).toContain((await theWarehouse(world)).callbackKey);
  });

  test("and coming back after the app was removed: the warehouse gets its service and its stock in Shopify again", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    const before = await theWarehouse(world);
    world.state.fulfillmentServices.clear();
    world.state.locations.delete(Number(before.locationId));

    const installed = {
      id: 1n,
      source: "waybill",
      topic: "app.installed",
      entityKey: "shop",
      dedupeKey: "1",
      body: JSON.stringify({ installedAt: new Date().toISOString() }),
      triggeredAt: new Date(),
      receivedAt: new Date(),
      attempt: 1,
    };
    for (let run = 0; run < 2; run += 1) await restoreServices.handle(world.shop, [installed]);
    const after = await theWarehouse(world);
    await pushStock(world.shop, after.id as WarehouseId);
    expect(services(world)).toMatchObject([{ serviceName: "Stockroom", locationId: Number(after.locationId) }]);
    expect(after).toMatchObject({ id: before.id, state: "connected" });
    expect(world.shows("MUG", Number(after.locationId))).toBe(10);
  });

  test("from a location's stock waits for the import: what is not copied yet would be left behind", async () => {
    const world = await theShop();
    await world.read((db) => db.shop.update({ where: { id: world.shop.id }, data: { importedAt: null } }));
    const outcome = await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    expect(outcome).toMatchObject({ outcome: "refused", field: "startFromLocationId" });
    expect(services(world)).toHaveLength(0);
  });

  test("that is interrupted while stock moves is completed later, and no unit is lost or doubled", async () => {
    const world = await theShop({ sells: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`SKU-${index}`, index % 7])) });
    let sets = 0;
    world.interfere((request, body) =>
      request.url?.includes("graphql") && body.includes("mutation SetOnHand") && (sets += 1) > 1 ? 400 : undefined,
    );
    const outcome = await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    expect(outcome).toMatchObject({ outcome: "finishing" });
    expect((await theWarehouse(world)).lastProblem).toBeTruthy();

    world.interfere(() => undefined);
    const warehouse = await theWarehouse(world);
    expect(await finishConnecting(world.shop, warehouse.id as WarehouseId)).toEqual({ outcome: "connected" });
    const locationId = Number((await theWarehouse(world)).locationId);
    for (let index = 0; index < 300; index += 1) {
      expect(world.shows(`SKU-${index}`, world.shopFloor.id)).toBe(0);
      expect(world.shows(`SKU-${index}`, locationId) ?? 0).toBe(index % 7);
    }
    expect(await world.read((db) => db.warehouseStock.aggregate({ _sum: { onHand: true } }))).toMatchObject({
      _sum: { onHand: Array.from({ length: 300 }, (_, index) => index % 7).reduce((sum, units) => sum + units, 0) },
    });
    expect(services(world)).toHaveLength(1);
  });
});

describe("disconnecting", () => {
  test("is refused while parcels are open, then keeps the location and its stock for the merchant, to begin from again", async () => {
    const world = await theShop();
    await connects(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    const warehouse = await theWarehouse(world);
    const id = warehouse.id as WarehouseId;
    await world.read((db) => aParcel(db, world.shop, id, { MUG: 1 }));
    expect(await disconnectWarehouse(world.shop, id)).toMatchObject({
      outcome: "refused",
      message: fulfillment.message("parcels-open", { count: 1, warehouse: "Stockroom" }),
    });
    expect(await theWarehouse(world)).toMatchObject({ state: "connected" });

    await world.read((db) => db.parcel.updateMany({ data: { stage: "cancelled" } }));
    expect(await disconnectWarehouse(world.shop, id)).toEqual({ outcome: "disconnected" });
    expect(services(world)).toHaveLength(0);
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(10);
    expect(await readWarehouses(world.shop)).toEqual([]);

    const again = await connects(world.shop, stockroom({ name: "New stockroom", startFromLocationId: String(warehouse.locationId) }));
    expect(again).toMatchObject({ outcome: "connected" });
    expect(world.shows("MUG", Number((await theWarehouse(world)).locationId))).toBe(10);
  });
});
