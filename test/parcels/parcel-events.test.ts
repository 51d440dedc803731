import { afterEach, beforeAll, expect, test } from "vitest";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { parcelShipped } from "#app/parcels/parcel-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { drainEvents, type Drain } from "#app/platform/events/drain-events.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { aShopWithOrders } from "../screens/a-shop-with-orders.ts";
import { eventually } from "../support/eventually.ts";

const heard: { orderId: bigint; parcelId: string }[] = [];
const hearer = subscriber({ name: "test.hears", hears: parcelShipped, run: (_, parcel) => Promise.resolve(void heard.push(parcel)) });
let drain: Drain | undefined;

beforeAll(() => syncSubscriptions([hearer]));
afterEach(() => drain?.stop(1000));

async function aDispatchedParcel() {
  const parcels = [{ stage: "dispatched" as const, leavesOn: "2026-06-01" }];
  const shop = await aShopWithOrders([{ name: "#1", placedAt: new Date().toISOString(), parcels }]);
  const parcel = await inShop(shop, (db) => db.parcel.findFirstOrThrow({ where: { shopId: shop.id } }));
  const waiting = async () => {
    const { rows } = await pool.query<{ topic: string }>(
      `SELECT e.topic FROM event_delivery d JOIN event e ON e."shopId" = d."shopId" AND e.id = d."eventId" WHERE d."shopId" = $1`,
      [shop.id],
    );
    return rows.map(({ topic }) => topic);
  };
  const ships = (db: ShopDb) => moveParcels(db, shop, { id: parcel.id }, "shipped");
  return { shop, parcel, waiting, ships };
}

test("that a parcel shipped is there for who hears it with the move itself, and not before", async () => {
  const { shop, parcel, waiting, ships } = await aDispatchedParcel();
  await inShop(shop, async (db) => {
    await ships(db);
    expect(await waiting()).toEqual([]);
  });
  expect(await waiting()).toEqual(["parcel.shipped"]);

  drain = drainEvents([hearer]);
  await eventually(() => heard.length === 1);
  expect(heard).toEqual([{ orderId: parcel.orderId, parcelId: parcel.id }]);
});

test("a move that is rolled back, or that another has made already, is told to nobody", async () => {
  const { shop, waiting, ships } = await aDispatchedParcel();
  const rolledBack = inShop(shop, async (db) => {
    await ships(db);
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  expect(await waiting()).toEqual([]);

  await inShop(shop, ships);
  expect(await inShop(shop, ships)).toBe(0);
  expect(await waiting()).toEqual(["parcel.shipped"]);
});
