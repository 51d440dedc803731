import { afterEach, describe, expect, test } from "vitest";
import { pushStock } from "#app/inventory/push-stock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { BuiltInForm } from "#app/warehouses/built-in-form.ts";
import { checkShipBob } from "#app/warehouses/check-shipbob.server.ts";
import { connectBuiltIn } from "#app/warehouses/connect-built-in.server.ts";
import { connectShipBobWarehouse } from "#app/warehouses/connect-shipbob-warehouse.server.ts";
import { finishConnecting } from "#app/warehouses/connecting/finish-connecting.server.ts";
import { countStock } from "#app/warehouses/count-stock.server.ts";
import { disconnectWarehouse } from "#app/warehouses/disconnect-warehouse.server.ts";
import { refreshStock } from "#app/warehouses/refresh-stock.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { ShipBobForm } from "#app/warehouses/shipbob-form.ts";
import { warehouseCards } from "#app/warehouses/views/warehouse-cards.server.ts";
import { warehouseDetails } from "#app/warehouses/views/warehouse-details.server.ts";
import { warehouseStockPage } from "#app/warehouses/views/warehouse-stock-page.server.ts";
import { aConnectingShop, brickLane, type ConnectingShop } from "./a-connecting-shop.ts";
import { aParcel } from "./a-parcel.ts";

let open: ConnectingShop | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function theShop(options: Parameters<typeof aConnectingShop>[0] = { stock: { MUG: 10, JUG: 4, BOWL: 0 } }) {
  open = await aConnectingShop(options);
  return open;
}

const stockroom = (more: Record<string, unknown> = {}) => BuiltInForm.parse({ name: "Stockroom", address: brickLane, ...more });

function manchester(world: ConnectingShop, more: Record<string, unknown> = {}) {
  const { token, channelId } = world.shipbob.account;
  return ShipBobForm.parse({
    name: "ShipBob Manchester",
    credentials: { token },
    buildingId: String(world.manchester.id),
    channelId: String(channelId),
    ...more,
  });
}

const services = (world: ConnectingShop) => [...world.state.fulfillmentServices.values()];
const theWarehouse = (world: ConnectingShop) =>
  world.read((db) => db.warehouse.findFirstOrThrow({ where: { state: { not: "disconnected" } } }));

describe("opening a built-in warehouse", () => {
  test("makes a fulfillment service with the warehouse's own address, and moves the chosen location's stock there", async () => {
    const world = await theShop();
    const address = { ...brickLane, address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA" };
    const outcome = await connectBuiltIn(world.shop, stockroom({ address, startFromLocationId: String(world.shopFloor.id) }));

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
    const { rows } = await warehouseStockPage(world.shop, warehouse.id as WarehouseId);
    expect(rows.map(({ sku, onHand, inShopify, drift }) => ({ sku, onHand, inShopify, drift }))).toEqual([
      { sku: "JUG", onHand: 4, inShopify: 4, drift: 0 },
      { sku: "MUG", onHand: 10, inShopify: 10, drift: 0 },
    ]);
  });

  test("twice, also at once, is one warehouse and one fulfillment service", async () => {
    const world = await theShop();
    const answers = await Promise.all([connectBuiltIn(world.shop, stockroom()), connectBuiltIn(world.shop, stockroom())]);
    const again = await connectBuiltIn(world.shop, stockroom());
    expect(services(world)).toHaveLength(1);
    expect(await world.read((db) => db.warehouse.count())).toBe(1);
    expect(answers.map(({ outcome }) => outcome)).toContain("connected");
    expect(again).toMatchObject({ outcome: "already-connected", message: '"Stockroom" is connected already.' });
  });

  test("under the name of another app's service is refused in words, and leaves nothing behind", async () => {
    const world = await theShop();
    await connectBuiltIn(world.shop, stockroom());
    const [service] = services(world);
    if (service) service.callbackUrl = "https://another-app.example.com/callbacks";
    await world.read((db) => db.warehouse.deleteMany());

    const outcome = await connectBuiltIn(world.shop, stockroom());
    expect(outcome).toMatchObject({ outcome: "refused", field: "name", message: expect.stringContaining("Choose another name") as string });
    expect(await world.read((db) => db.warehouse.count())).toBe(0);
  });

  test("takes over its own service whose warehouse is gone, as after a new installation", async () => {
    const world = await theShop();
    await connectBuiltIn(world.shop, stockroom());
    await world.read((db) => db.warehouse.deleteMany());

    expect(await connectBuiltIn(world.shop, stockroom())).toMatchObject({ outcome: "connected" });
    expect(services(world)).toHaveLength(1);
    expect(services(world)[0]?.callbackUrl).toContain((await theWarehouse(world)).callbackKey);
  });

  test("from a location's stock waits for the import: what is not copied yet would be left behind", async () => {
    const world = await theShop();
    await world.read((db) => db.shop.update({ where: { id: world.shop.id }, data: { importedAt: null } }));
    const outcome = await connectBuiltIn(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    expect(outcome).toMatchObject({ outcome: "refused", field: "startFromLocationId" });
    expect(services(world)).toHaveLength(0);
  });

  test("that is interrupted while stock moves is completed later, and no unit is lost or doubled", async () => {
    const world = await theShop({ stock: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`SKU-${index}`, index % 7])) });
    let sets = 0;
    world.interfere((request, body) =>
      request.url?.includes("graphql") && body.includes("mutation SetOnHand") && (sets += 1) > 1 ? 400 : undefined,
    );
    const outcome = await connectBuiltIn(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
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

describe("connecting ShipBob", () => {
  test("finds the account's buildings and channels, and refuses a wrong token in words", async () => {
    const world = await theShop();
    const { token } = world.shipbob.account;
    expect(await checkShipBob(world.shop, { token })).toMatchObject({ outcome: "connected" });

    const outcome = await connectShipBobWarehouse(world.shop, manchester(world, { credentials: { token: "wrong" } }));
    expect(outcome).toMatchObject({
      outcome: "refused",
      field: "token",
      message: expect.stringMatching(/doesn't know this token/) as string,
    });
    expect(services(world)).toHaveLength(0);
    expect(await world.read((db) => db.warehouse.count())).toBe(0);
  });

  test("reads its stock, shows it in Shopify, and counts SKUs that the shop does not sell", async () => {
    const world = await theShop();
    for (const [sku, units] of [
      ["MUG", 25],
      ["JUG", 3],
      ["STRANGER", 9],
    ] as const)
      world.shipbob.setStock(sku, world.manchester.id, units, sku);

    expect(await connectShipBobWarehouse(world.shop, manchester(world))).toMatchObject({ outcome: "connected" });
    const warehouse = await theWarehouse(world);
    const locationId = Number(warehouse.locationId);
    expect(["MUG", "JUG", "BOWL"].map((sku) => world.shows(sku, locationId))).toEqual([25, 3, undefined]);
    expect(warehouse).toMatchObject({ unknownSkus: 1, lastProblem: null, stockDrift: 2 });
    expect(warehouse.credentials).not.toContain(world.shipbob.account.token);
    expect(JSON.stringify(await warehouseDetails(world.shop, warehouse.id as WarehouseId))).not.toContain("v1.");
    expect(world.shipbob.state().webhooks.map(({ url }) => url)).toEqual([
      `${world.appUrl}/webhooks/warehouse/${world.shop.domain}/${warehouse.callbackKey}`,
    ]);
    expect(await warehouseCards(world.shop)).toMatchObject([
      { name: "ShipBob Manchester", stock: { skus: 2, units: 28, unknownSkus: 1 }, load: { open: 0 } },
    ]);
  });

  test("the same building under another name is said to be connected already", async () => {
    const world = await theShop();
    await connectShipBobWarehouse(world.shop, manchester(world));
    const again = await connectShipBobWarehouse(world.shop, manchester(world, { name: "Bob" }));
    expect(again).toMatchObject({ outcome: "already-connected", message: expect.stringContaining("ShipBob Manchester") as string });
    expect(services(world)).toHaveLength(1);
  });

  test("that stops half-way (ShipBob down) is completed later, with one service and one subscription", async () => {
    const world = await theShop();
    world.shipbob.setStock("MUG", world.manchester.id, 25, "Mug");
    world.interfere((request) => (request.url?.includes("/inventory-level") ? 503 : undefined));
    const outcome = await connectShipBobWarehouse(world.shop, manchester(world));
    expect(outcome).toMatchObject({ outcome: "finishing", message: expect.stringContaining("ShipBob") as string });
    const { id } = await theWarehouse(world);

    world.interfere(() => undefined);
    await finishConnecting(world.shop, id as WarehouseId);
    const warehouse = await theWarehouse(world);
    expect(warehouse).toMatchObject({ state: "connected", lastProblem: null });
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(25);
    expect([services(world).length, world.shipbob.state().webhooks.length]).toEqual([1, 1]);
  });

  test("a token that ShipBob no longer accepts stops the warehouse, and a new one starts it again", async () => {
    const world = await theShop();
    await connectShipBobWarehouse(world.shop, manchester(world));
    const id = (await theWarehouse(world)).id as WarehouseId;
    world.interfere((request) => (request.headers.host?.includes("shipbob") ? 401 : undefined));
    await expect(refreshStock(world.shop, id)).rejects.toThrow();
    expect(await theWarehouse(world)).toMatchObject({ state: "refused", lastProblem: expect.stringContaining("ShipBob") as string });
    expect(await renewCredentials(world.shop, id, { token: "wrong" })).toMatchObject({ outcome: "refused" });

    world.interfere(() => undefined);
    expect(await renewCredentials(world.shop, id, { token: world.shipbob.account.token })).toEqual({ outcome: "renewed" });
    expect(await theWarehouse(world)).toMatchObject({ state: "connected", lastProblem: null });
  });
});

describe("pushing stock to Shopify", () => {
  test("where Shopify's number changed meanwhile, it is read again, and the warehouse's number wins", async () => {
    const world = await theShop();
    await connectBuiltIn(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
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
    await connectShipBobWarehouse(world.shop, manchester(world));
    const warehouse = await theWarehouse(world);
    world.changesInShopify("MUG", Number(warehouse.locationId), 40);
    await world.read((db) => db.inventoryLevel.updateMany({ where: { onHand: 25 }, data: { onHand: 65, available: 65 } }));

    const { rows } = await warehouseStockPage(world.shop, warehouse.id as WarehouseId, { drifted: true });
    expect(rows).toMatchObject([{ sku: "MUG", onHand: 25, inShopify: 65, drift: 40 }]);
    await pushStock(world.shop, warehouse.id as WarehouseId);
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(25);
  });

  test("an item that Shopify does not let us set keeps no other from being set", async () => {
    const world = await theShop();
    await connectBuiltIn(world.shop, stockroom());
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
});

describe("disconnecting", () => {
  test("is refused while parcels are open, then keeps the location and its stock for the merchant, to begin from again", async () => {
    const world = await theShop();
    await connectBuiltIn(world.shop, stockroom({ startFromLocationId: String(world.shopFloor.id) }));
    const warehouse = await theWarehouse(world);
    const id = warehouse.id as WarehouseId;
    await world.read((db) => aParcel(db, world.shop, id, { MUG: 1 }));
    expect(await disconnectWarehouse(world.shop, id)).toMatchObject({
      outcome: "refused",
      message: expect.stringContaining("1 parcel is still open") as string,
    });
    expect(await theWarehouse(world)).toMatchObject({ state: "connected" });

    await world.read((db) => db.parcel.updateMany({ data: { stage: "cancelled" } }));
    expect(await disconnectWarehouse(world.shop, id)).toEqual({ outcome: "disconnected" });
    expect(services(world)).toHaveLength(0);
    expect(world.shows("MUG", Number(warehouse.locationId))).toBe(10);
    expect(await warehouseCards(world.shop)).toEqual([]);

    const again = await connectBuiltIn(world.shop, stockroom({ name: "New stockroom", startFromLocationId: String(warehouse.locationId) }));
    expect(again).toMatchObject({ outcome: "connected" });
    expect(world.shows("MUG", Number((await theWarehouse(world)).locationId))).toBe(10);
  });
});
