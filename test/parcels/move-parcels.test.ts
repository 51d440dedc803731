import { beforeAll, describe, expect, test } from "vitest";
import { lockParcel, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { canBeCancelled, canBePacked, canMove, isPacked, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { aShop } from "../support/a-shop.ts";
import { aParcel } from "../warehouses/a-parcel.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

let shop: Shop;
let warehouse: WarehouseId;
beforeAll(async () => {
  shop = await aShop();
  warehouse = await aWarehouse(shop);
});

const parcelAt = (stage: ParcelStage) => inShop(shop, (db) => aParcel(db, shop, warehouse, { MUG: 1 }, { stage }));
const rowOf = (id: string) => inShop(shop, (db) => db.parcel.findFirstOrThrow({ where: { shopId: shop.id, id } }));

test.each(PARCEL_STAGES)("the database lets a parcel that is %s go where the state machine does, and nowhere else", async (from) => {
  for (const to of PARCEL_STAGES) {
    const id = await parcelAt(from);
    const moved = await inShop(shop, (db) => moveParcels(db, shop, { id }, to));
    expect([from, to, moved === 1, (await rowOf(id)).stage]).toEqual([from, to, canMove(from, to), canMove(from, to) ? to : from]);
  }
});

describe("a parcel that several want to move at once", () => {
  test("is moved by one of them, whose facts it keeps", async () => {
    const id = await parcelAt("requested");
    const tries = Array.from({ length: 6 }, (_, at) =>
      inShop(shop, (db) => moveParcels(db, shop, { id }, "dispatched", { warehouseOrderId: `order ${at}` })),
    );
    const moved = await Promise.all(tries);
    expect(moved.filter((count) => count === 1)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ stage: "dispatched", warehouseOrderId: `order ${moved.indexOf(1)}` });
  });

  test("is never packed once it is cancelled", async () => {
    const id = await parcelAt("picked");
    const [cancelled] = await Promise.all([
      inShop(shop, (db) => moveParcels(db, shop, { id }, "cancelled")),
      inShop(shop, (db) => moveParcels(db, shop, { id, from: canBePacked }, "packed", { packedAt: new Date() })),
    ]);
    expect([cancelled, (await rowOf(id)).stage]).toEqual([1, "cancelled"]);
  });

  test("stands still for the one who holds it until they are done", async () => {
    const id = await parcelAt("packed");
    let moving: Promise<number> | undefined;
    const seen = await inShop(shop, async (db) => {
      const before = await lockParcel(db, shop, id);
      moving = inShop(shop, (other) => moveParcels(other, shop, { id }, "shipped"));
      await db.$queryRaw`SELECT 1`;
      return [before, (await db.parcel.findFirstOrThrow({ where: { shopId: shop.id, id } })).stage];
    });
    expect(seen).toEqual(["packed", "packed"]);
    expect(await moving).toBe(1);
    expect((await rowOf(id)).stage).toBe("shipped");
  });
});

test("only parcels from where it is said are moved, though others could go there too", async () => {
  const [picked, packed] = [await parcelAt("picked"), await parcelAt("packed")];
  expect(await inShop(shop, (db) => moveParcels(db, shop, { id: [picked, packed], from: isPacked }, "shipped"))).toBe(1);
  expect([(await rowOf(picked)).stage, (await rowOf(packed)).stage]).toEqual(["picked", "shipped"]);
});

test("all of an order's parcels move that can, and another order's don't", async () => {
  const [ours, other] = [await parcelAt("requested"), await parcelAt("requested")];
  const { orderId } = await rowOf(ours);
  expect(await inShop(shop, (db) => moveParcels(db, shop, { orderId, from: canBeCancelled }, "cancelled"))).toBe(1);
  expect([(await rowOf(ours)).stage, (await rowOf(other)).stage]).toEqual(["cancelled", "requested"]);
});

test("nobody moves or holds another shop's parcel, or one that there isn't", async () => {
  const id = await parcelAt("requested");
  const stranger = await aShop();
  expect(await inShop(stranger, (db) => moveParcels(db, stranger, { id }, "dispatched"))).toBe(0);
  expect(await inShop(stranger, (db) => moveParcels(db, shop, { id }, "dispatched"))).toBe(0);
  expect(await inShop(stranger, (db) => lockParcel(db, stranger, id))).toBeUndefined();
  expect(await inShop(shop, (db) => lockParcel(db, shop, newId()))).toBeUndefined();
  expect((await rowOf(id)).stage).toBe("requested");
});
