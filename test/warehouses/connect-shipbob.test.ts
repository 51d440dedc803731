import { describe, expect, test } from "vitest";
import type { WarehouseId } from "#app/platform/ids.ts";
import { checkCredentials } from "#app/warehouses/check-credentials.server.ts";
import { finishConnecting } from "#app/fulfillment/connecting/finish-connecting.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { readWarehouse } from "#app/screens/warehouse/read-warehouse.server.ts";
import { connects } from "../support/connects.ts";
import { manchester, services, theShop, theWarehouse } from "./the-shop.ts";
import { inEnglish } from "../support/in-english.ts";

describe("connecting ShipBob", () => {
  test("finds the account's buildings and channels, and refuses a wrong token in words", async () => {
    const world = await theShop();
    const { token } = world.shipbob.account;
    expect(await checkCredentials(providerOf({ kind: "shipbob" }), { token })).toMatchObject({ outcome: "connected" });

    const outcome = await connects(world.shop, manchester(world, { credentials: { token: "wrong" } }));
    expect(outcome).toMatchObject({
      outcome: "refused",
      field: "credentials.token",
      message: { code: "warehouses-shipbob:unknown-token", args: {} },
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

    expect(await connects(world.shop, manchester(world))).toMatchObject({ outcome: "connected" });
    const warehouse = await theWarehouse(world);
    const locationId = Number(warehouse.locationId);
    expect(["MUG", "JUG", "BOWL"].map((sku) => world.shows(sku, locationId))).toEqual([25, 3, undefined]);
    expect(warehouse).toMatchObject({ unknownSkus: 1, lastProblem: null, stockDrift: 2 });
    expect(warehouse.credentials).not.toContain(world.shipbob.account.token);
    expect(JSON.stringify(await readWarehouse(world.shop, warehouse.id as WarehouseId))).not.toContain("v1.");
    expect(world.shipbob.state().webhooks.map(({ url }) => url)).toEqual([
      `${world.appUrl}/webhooks/warehouse/${world.shop.domain}/${warehouse.callbackKey}`,
    ]);
    expect(await readWarehouses(world.shop)).toMatchObject([
      { name: "ShipBob Manchester", stock: { skus: 2, units: 28, unknownSkus: 1 }, load: { open: 0 } },
    ]);
  });

  test("the same building under another name is said to be connected already", async () => {
    const world = await theShop();
    await connects(world.shop, manchester(world));
    const again = await connects(world.shop, manchester(world, { name: "Bob" }));
    expect(again).toMatchObject({
      outcome: "already-connected",
      message: warehouses.message("building-connected", { warehouse: "ShipBob Manchester" }),
    });
    expect(services(world)).toHaveLength(1);
  });

  test("that stops half-way (ShipBob down) is completed later, with one service and one subscription", async () => {
    const world = await theShop();
    world.shipbob.setStock("MUG", world.manchester.id, 25, "Mug");
    world.interfere((request) => (request.url?.includes("/inventory-level") ? 503 : undefined));
    const outcome = await connects(world.shop, manchester(world));
    expect(outcome).toMatchObject({ outcome: "finishing", message: { code: "warehouses:answered" } });
    expect("message" in outcome && inEnglish(outcome.message)).toContain("ShipBob answered 503");
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
    await connects(world.shop, manchester(world));
    const id = (await theWarehouse(world)).id as WarehouseId;
    world.interfere((request) => (request.headers.host?.includes("shipbob") ? 401 : undefined));
    await expect(refreshStock(world.shop, id)).rejects.toThrow();
    const refused = await theWarehouse(world);
    expect(refused.state).toBe("refused");
    expect(inEnglish(refused.lastProblem)).toContain("ShipBob");
    expect(await renewCredentials(world.shop, id, { token: "wrong" })).toMatchObject({ outcome: "refused" });

    world.interfere(() => undefined);
    expect(await renewCredentials(world.shop, id, { token: world.shipbob.account.token })).toEqual({ outcome: "renewed" });
    expect(await theWarehouse(world)).toMatchObject({ state: "connected", lastProblem: null });
  });
});
