import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pushStockJob } from "#app/stock/push-stock-job.server.ts";
import { stockDifferences } from "#app/stock/stock-differences.server.ts";
import { onHandForShopify } from "#app/stock/on-hand-for-shopify.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { lockStock, sellableStock } from "#app/stock/sellable-stock.server.ts";
import { lowerStock } from "#app/stock/lower-stock.server.ts";
import { stock } from "#app/stock/messages.ts";
import { readStockCsv } from "#app/stock/read-stock-csv.ts";
import { takeSnapshot } from "#app/stock/take-snapshot.server.ts";
import { aShop } from "../support/a-shop.ts";
import { aParcel } from "./a-parcel.ts";
import { aWarehouse } from "./a-warehouse.ts";

let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  worker = await startWorker({ jobs: [pushStockJob], subscribers: [], schedules: [] }, { works: false });
});
afterAll(() => worker.stop(1_000));

const MUG = "MUG";
const minuteAgo = () => new Date(Date.now() - 60_000);

/** Variants that the shop sells, each with an inventory item of its own. */
async function sells(shop: Shop, ...skus: string[]): Promise<void> {
  await inShop(shop, (db) =>
    db.variant.createMany({
      data: skus.map((sku, index) => ({
        shopId: shop.id,
        id: BigInt(index + 1),
        productId: 1n,
        title: sku,
        sku,
        price: 100n,
        inventoryItemId: BigInt(index + 101),
        requiresShipping: true,
        tracked: true,
        updatedAt: minuteAgo(),
      })),
    }),
  );
}

const sellable = async (db: ShopDb, shop: Shop, warehouse: WarehouseId, sku: string) =>
  (await sellableStock(db, shop, [sku])).get(warehouse)?.get(sku);
const onHand = async (db: ShopDb, warehouseId: WarehouseId, sku: string) =>
  (await db.warehouseStock.findFirstOrThrow({ where: { warehouseId, sku } })).onHand;

describe("what can be promised", () => {
  test("is what lies there, less what is promised to others, less our parcels that have not left", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop, { stock: { [MUG]: 20, JUG: 1 } });
    await inShop(shop, async (db) => {
      await db.warehouseStock.updateMany({ where: { sku: MUG }, data: { committedElsewhere: 3 } });
      await aParcel(db, shop, warehouse, { [MUG]: 2 });
      await aParcel(db, shop, warehouse, { [MUG]: 4 }, { stage: "partly_shipped", shipped: 1 });
      await aParcel(db, shop, warehouse, { [MUG]: 5 }, { stage: "cancelled" });
      await aParcel(db, shop, warehouse, { [MUG]: 5 }, { stage: "shipped", shipped: 5 });
      await aParcel(db, shop, warehouse, { JUG: 3 });
      expect(await sellable(db, shop, warehouse, MUG)).toBe(20 - 3 - 2 - 3);
      expect(await sellable(db, shop, warehouse, "JUG")).toBe(0);
      expect(await sellable(db, shop, warehouse, "UNHEARD-OF")).toBeUndefined();
    });
  });

  test("counts a parcel once, also when the warehouse's own count of promised units holds it", async () => {
    const shop = await aShop();
    await sells(shop, MUG);
    const warehouse = await aWarehouse(shop, { kind: "shipbob" });
    await inShop(shop, async (db) => {
      await aParcel(db, shop, warehouse, { [MUG]: 4 }, { stage: "dispatched", dispatchedAt: minuteAgo() });
      await aParcel(db, shop, warehouse, { [MUG]: 2 });
      await takeSnapshot(db, shop, warehouse, [{ sku: MUG, onHand: 20, committed: 7 }], new Date());
      // 7 promised, 4 of them to our parcel that it has taken; the parcel of 2 it does not know yet.
      expect(await sellable(db, shop, warehouse, MUG)).toBe(20 - 3 - 4 - 2);
    });
  });

  test("is never promised twice, however many orders are routed at once", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop, { stock: { [MUG]: 5, JUG: 5 } });
    const route = (skus: string[]) =>
      inShop(shop, async (db) => {
        await lockStock(db, shop, skus);
        const stock = (await sellableStock(db, shop, skus)).get(warehouse);
        if (skus.some((sku) => (stock?.get(sku) ?? 0) < 1)) return false;
        await aParcel(db, shop, warehouse, Object.fromEntries(skus.map((sku) => [sku, 1])));
        return true;
      });
    const routed = await Promise.all(Array.from({ length: 12 }, (_, index) => route(index % 2 ? [MUG, "JUG"] : ["JUG", MUG])));
    expect(routed.filter(Boolean)).toHaveLength(5);
    await inShop(shop, async (db) => expect(await sellable(db, shop, warehouse, MUG)).toBe(0));
  });
});

describe("what a warehouse reports", () => {
  test("is kept for what the shop sells; the rest is counted; what it no longer reports is none", async () => {
    const shop = await aShop();
    await sells(shop, MUG, "JUG");
    const warehouse = await aWarehouse(shop, { kind: "shipbob", stock: { JUG: 9 } });
    await inShop(shop, async (db) => {
      const readings = [
        { sku: MUG, onHand: 8, committed: 0 },
        { sku: "STRANGER", onHand: 3, committed: 0 },
      ];
      expect(await takeSnapshot(db, shop, warehouse, readings, new Date())).toEqual({ unknownSkus: 1 });
      const rows = await db.warehouseStock.findMany({ orderBy: { sku: "asc" } });
      expect(rows.map(({ sku, onHand }) => ({ sku, onHand }))).toEqual([
        { sku: "JUG", onHand: 0 },
        { sku: MUG, onHand: 8 },
      ]);
    });
  });

  test("before a shipment was recorded does not bring the shipped units back", async () => {
    const shop = await aShop();
    await sells(shop, MUG);
    const warehouse = await aWarehouse(shop, { kind: "shipbob", stock: { [MUG]: 10 } });
    const asked = new Date(Date.now() - 2_000);
    await inShop(shop, (db) =>
      lowerStock(
        db,
        shop,
        warehouse,
        [
          { sku: MUG, quantity: 2 },
          { sku: MUG, quantity: 1 },
        ],
        new Date(),
      ),
    );
    await inShop(shop, (db) => takeSnapshot(db, shop, warehouse, [{ sku: MUG, onHand: 10, committed: 0 }], asked));
    await inShop(shop, async (db) => expect(await onHand(db, warehouse, MUG)).toBe(7));
  });

  test("after units left holds them no more: hearing of the shipment late takes nothing twice", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop, { kind: "shipbob", stock: { [MUG]: 7 } });
    await inShop(shop, async (db) => {
      await db.warehouse.updateMany({ data: { stockReadAt: new Date() } });
      await lowerStock(db, shop, warehouse, [{ sku: MUG, quantity: 3 }], minuteAgo());
      expect(await onHand(db, warehouse, MUG)).toBe(7);
    });
  });
});

describe("counting the built-in warehouse", () => {
  test("a pasted list is taken, what it says wrong is answered row by row, and bins are remembered", async () => {
    const shop = await aShop();
    await sells(shop, MUG, "JUG");
    const warehouse = await aWarehouse(shop, { stock: { [MUG]: 1 } });
    const { rows, problems } = readStockCsv("sku,on_hand,bin\nMUG,12,A-1\nGHOST,4\nJUG,some");
    expect(await countStock(shop, warehouse, rows, problems)).toEqual({
      outcome: "counted",
      counted: 1,
      problems: [
        { row: 3, message: stock.message("not-sold", { sku: "GHOST" }) },
        { row: 4, message: stock.message("not-a-count", { typed: "some", sku: "JUG" }) },
      ],
    });
    await countStock(shop, warehouse, [
      { sku: MUG, onHand: 14, bin: null },
      { sku: MUG, onHand: 15, bin: null },
    ]);
    await inShop(shop, async (db) =>
      expect(await db.warehouseStock.findMany({ where: { warehouseId: warehouse } })).toMatchObject([{ sku: MUG, onHand: 15, bin: "A-1" }]),
    );
  });

  test("a warehouse that counts for itself is not counted here", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop, { kind: "shipbob" });
    expect(await countStock(shop, warehouse, [{ sku: MUG, onHand: 1, bin: null }])).toMatchObject({ outcome: "not-counted-here" });
  });
});

describe("what Shopify should show", () => {
  async function sevenMugs() {
    const shop = await aShop();
    await sells(shop, MUG);
    return { shop, warehouse: await aWarehouse(shop, { stock: { [MUG]: 7 } }) };
  }
  async function anUntoldShipment(db: ShopDb, shop: Shop, warehouse: WarehouseId, shippedAt: Date) {
    const parcelId = await aParcel(db, shop, warehouse, { [MUG]: 3 }, { stage: "shipped", shipped: 3 });
    await db.shipment.create({
      data: { shopId: shop.id, id: newId(), parcelId, warehouseShipmentId: "1", lines: [{ sku: MUG, quantity: 3 }], shippedAt },
    });
  }
  async function aLocation(db: ShopDb, shop: Shop, warehouse: WarehouseId, shown: number | null) {
    await db.warehouse.updateMany({ where: { id: warehouse }, data: { locationId: 7n } });
    if (shown !== null)
      await db.inventoryLevel.create({
        data: {
          shopId: shop.id,
          inventoryItemId: 101n,
          locationId: 7n,
          available: shown,
          committed: 0,
          onHand: shown,
          updatedAt: minuteAgo(),
        },
      });
  }

  test("is what lies there and what left without Shopify having been told", async () => {
    const { shop, warehouse } = await sevenMugs();
    await inShop(shop, async (db) => {
      await aLocation(db, shop, warehouse, 9);
      await anUntoldShipment(db, shop, warehouse, new Date(Date.now() - 3_600_000));
      expect(await onHandForShopify(db, warehouse)).toEqual([{ sku: MUG, quantity: 10 }]);
      expect(await stockDifferences(db, warehouse)).toEqual([{ inventoryItemId: 101n, locationId: 7n, quantity: 10, changeFrom: 9 }]);
    });
  });

  test("is left alone while Shopify is just being told of a shipment", async () => {
    const { shop, warehouse } = await sevenMugs();
    await inShop(shop, async (db) => {
      await aLocation(db, shop, warehouse, 7);
      await anUntoldShipment(db, shop, warehouse, new Date());
      expect(await stockDifferences(db, warehouse)).toEqual([]);
    });
  });

  test("an item that is not stocked at the location yet has nothing to compare with", async () => {
    const { shop, warehouse } = await sevenMugs();
    await inShop(shop, async (db) => {
      await aLocation(db, shop, warehouse, null);
      expect(await stockDifferences(db, warehouse)).toEqual([{ inventoryItemId: 101n, locationId: 7n, quantity: 7, changeFrom: null }]);
    });
  });
});
