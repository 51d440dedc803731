import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { noteShipped } from "#app/stock/note-shipped.server.ts";
import { sellableStock } from "#app/stock/sellable-stock.server.ts";
import { stockDifferences } from "#app/stock/stock-differences.server.ts";
import { onHandForShopify } from "#app/stock/on-hand-for-shopify.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { aParcel } from "./a-parcel.ts";
import { aWarehouse } from "./a-warehouse.ts";

const SKUS = ["A", "B", "C"] as const;
/** Two variants share the SKU A; nobody counts the one of C. */
const VARIANTS = [
  { id: 1n, sku: "A", inventoryItemId: 101n, tracked: true },
  { id: 2n, sku: "A", inventoryItemId: 102n, tracked: true },
  { id: 3n, sku: "B", inventoryItemId: 103n, tracked: true },
  { id: 4n, sku: "C", inventoryItemId: 104n, tracked: false },
] as const;
const LOCATIONS = [7n, 8n] as const;

const sku = fc.constantFrom(...SKUS);
const place = fc.constantFrom(0, 1);
const world = fc.record({
  shelves: fc.uniqueArray(fc.record({ place, sku, onHand: fc.integer({ min: -2, max: 20 }), committedElsewhere: fc.nat(5) }), {
    selector: (shelf) => `${shelf.place} ${shelf.sku}`,
    minLength: 3,
  }),
  parcels: fc.array(
    fc.record({
      place,
      sku,
      stage: fc.constantFrom(...PARCEL_STAGES),
      quantity: fc.integer({ min: 1, max: 5 }),
      shipped: fc.nat(5),
      /** Boxes of it that left: whether Shopify was told of each, or is just being told. */
      boxes: fc.array(fc.record({ units: fc.integer({ min: 1, max: 4 }), told: fc.boolean(), fresh: fc.boolean() }), { maxLength: 2 }),
    }),
    { maxLength: 10 },
  ),
  levels: fc.uniqueArray(fc.record({ variant: fc.constantFrom(...VARIANTS), place, onHand: fc.integer({ min: -2, max: 25 }) }), {
    selector: (level) => `${level.variant.id} ${level.place}`,
  }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;
const worlds = fc.sample(world, { seed: 20_261_005, numRuns: 12 }).map((one, at) => [at + 1, one] as const);

/** A shop in which it stands like this. */
async function build({ shelves, parcels, levels }: World): Promise<{ shop: Shop; warehouses: [WarehouseId, WarehouseId] }> {
  const shop = await aShop();
  const warehouses: [WarehouseId, WarehouseId] = [await aWarehouse(shop, { name: "One" }), await aWarehouse(shop, { name: "Two" })];
  const at = (index: number) => warehouses[index === 0 ? 0 : 1];
  await inShop(shop, async (db) => {
    for (const [index, id] of warehouses.entries())
      await db.warehouse.updateMany({ where: { id }, data: { locationId: LOCATIONS[index] ?? null } });
    const rest = { shopId: shop.id, productId: 1n, title: "A thing", price: 100n, requiresShipping: true, updatedAt: new Date() };
    await db.variant.createMany({ data: VARIANTS.map((variant) => ({ ...rest, ...variant })) });
    await db.warehouseStock.createMany({
      data: shelves.map(({ place: index, ...shelf }) => ({ shopId: shop.id, warehouseId: at(index), asOf: new Date(), ...shelf })),
    });
    for (const parcel of parcels) {
      const shipped = Math.min(parcel.shipped, parcel.quantity);
      const parcelId = await aParcel(db, shop, at(parcel.place), { [parcel.sku]: parcel.quantity }, { stage: parcel.stage, shipped });
      await db.shipment.createMany({
        data: parcel.boxes.map(({ units, told, fresh }, index) => ({
          shopId: shop.id,
          id: newId(),
          parcelId,
          warehouseShipmentId: String(index),
          lines: [{ sku: parcel.sku, quantity: units }],
          shippedAt: new Date(Date.now() - (fresh ? 0 : 3_600_000)),
          fulfillmentId: told ? 1n : null,
        })),
      });
    }
    await giveLevels(db, shop, levels);
  });
  return { shop, warehouses };
}

function giveLevels(db: ShopDb, shop: Shop, levels: World["levels"], committed = 0) {
  return db.inventoryLevel.createMany({
    data: levels.map(({ variant, place: index, onHand }) => ({
      shopId: shop.id,
      inventoryItemId: variant.inventoryItemId,
      locationId: LOCATIONS[index] ?? 0n,
      available: onHand - committed,
      committed,
      onHand,
      updatedAt: new Date(),
    })),
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const boxesOf = ({ parcels }: World, index: number, wanted: string) =>
  parcels.filter((parcel) => parcel.place === index && parcel.sku === wanted).flatMap(({ boxes }) => boxes.filter(({ told }) => !told));

describe("in any shop", () => {
  test.each(worlds)(
    "what can be sold is what lies there, less what is promised: to others, and by parcels that have not left (%i)",
    async (_, one) => {
      const { shop, warehouses } = await build(one);
      const found = await inShop(shop, (db) => sellableStock(db, shop, ["A", "B", "never sold"]));
      for (const [index, warehouse] of warehouses.entries()) {
        const expected = one.shelves
          .filter((shelf) => shelf.place === index && shelf.sku !== "C")
          .map((shelf): [string, number] => {
            const open = one.parcels.filter((parcel) => parcel.place === index && parcel.sku === shelf.sku && isOpen(parcel));
            const promised = sum(open.map(({ quantity, shipped }) => quantity - Math.min(shipped, quantity)));
            return [shelf.sku, Math.max(0, shelf.onHand - shelf.committedElsewhere - promised)];
          });
        expect(new Map(found.get(warehouse) ?? [])).toEqual(new Map(expected));
      }
    },
  );

  test.each(worlds)(
    "Shopify is corrected where it shows another number than lies there and left untold, and nowhere else (%i)",
    async (_, one) => {
      const { shop, warehouses } = await build(one);
      for (const [index, warehouse] of warehouses.entries()) {
        const shelves = one.shelves.filter((shelf) => shelf.place === index);
        const shown = ({ sku: of, onHand }: World["shelves"][number]) =>
          Math.max(0, onHand) + sum(boxesOf(one, index, of).map(({ units }) => units));
        const expected = shelves.flatMap((shelf) => {
          if (boxesOf(one, index, shelf.sku).some(({ fresh }) => fresh)) return [];
          return VARIANTS.filter((variant) => variant.sku === shelf.sku && variant.tracked).flatMap(({ inventoryItemId }) => {
            const level = one.levels.find(({ variant, place: at }) => variant.inventoryItemId === inventoryItemId && at === index);
            const change = { inventoryItemId, locationId: LOCATIONS[index], quantity: shown(shelf), changeFrom: level?.onHand ?? null };
            return (level?.onHand ?? 0) === change.quantity ? [] : [change];
          });
        });
        const byItem = <Change extends { inventoryItemId: bigint }>(changes: readonly Change[]) =>
          [...changes].sort((a, b) => Number(a.inventoryItemId - b.inventoryItemId));
        expect(byItem(await inShop(shop, (db) => stockDifferences(db, warehouse)))).toEqual(byItem(expected));
        expect(new Map((await inShop(shop, (db) => onHandForShopify(db, warehouse))).map((row) => [row.sku, row.quantity]))).toEqual(
          new Map(shelves.map((shelf) => [shelf.sku, shown(shelf)])),
        );
      }
    },
  );
});

describe("when Shopify has been told of a shipment, our copy of its levels", () => {
  /** Order lines 1 to 4 are of the variants 1 to 4; line 5's variant is gone. */
  async function told(shipped: readonly { orderLineId: bigint; quantity: number }[], afterMs = 60_000) {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop);
    const other = await aWarehouse(shop, { name: "Other" });
    return inShop(shop, async (db) => {
      await db.warehouse.updateMany({ where: { id: warehouse }, data: { locationId: 7n } });
      await db.warehouse.updateMany({ where: { id: other }, data: { locationId: 8n } });
      const rest = { shopId: shop.id, productId: 1n, title: "A thing", price: 100n, requiresShipping: true, updatedAt: new Date() };
      await db.variant.createMany({ data: VARIANTS.map((variant) => ({ ...rest, ...variant })) });
      await db.order.createMany({ data: [bareOrder(shop, 1)] });
      const money = { unitPrice: 1n, originalTotal: 1n, discountedTotal: 1n };
      await db.orderLine.createMany({
        data: [1n, 2n, 3n, 4n, null].map((variantId, index) => ({
          ...{ shopId: shop.id, orderId: 1n, id: BigInt(index + 1), variantId, title: "A thing", quantity: 9, currentQuantity: 9 },
          ...{ ...money, requiresShipping: true },
        })),
      });
      const both = VARIANTS.flatMap((variant) => ([0, 1] as const).map((index) => ({ variant, place: index, onHand: 10 })));
      await giveLevels(db, shop, both, 3);
      await noteShipped(db, shop, warehouse, shipped, new Date(Date.now() + afterMs));
      const levels = await db.inventoryLevel.findMany({
        where: { shopId: shop.id },
        orderBy: [{ inventoryItemId: "asc" }, { locationId: "asc" }],
      });
      return levels.map(({ inventoryItemId, locationId, onHand, committed }) => [
        Number(inventoryItemId),
        Number(locationId),
        onHand,
        committed,
      ]);
    });
  }
  const untouched = [101, 102, 103, 104].flatMap((item) => [7, 8].map((location) => [item, location, 10, 3]));

  test("is lower by what left, there and nowhere else; what was promised of it is promised no more, and never less than nothing", async () => {
    const levels = await told([
      { orderLineId: 1n, quantity: 2 },
      { orderLineId: 3n, quantity: 5 },
      { orderLineId: 1n, quantity: 1 },
    ]);
    const expected = untouched.map(([item, location, onHand, committed]) => {
      if (location === 7 && item === 101) return [101, 7, 7, 0];
      if (location === 7 && item === 103) return [103, 7, 5, 0];
      return [item, location, onHand, committed];
    });
    expect(levels).toEqual(expected);
  });

  test("is as it was when it may have been read after that", async () => {
    expect(await told([{ orderLineId: 1n, quantity: 2 }], -60_000)).toEqual(untouched);
  });

  test("is as it was when nothing is known of what left", async () => {
    expect(await told([{ orderLineId: 5n, quantity: 2 }])).toEqual(untouched);
    expect(await told([{ orderLineId: 404n, quantity: 2 }])).toEqual(untouched);
    expect(await told([])).toEqual(untouched);
  });
});
