import { expect, test } from "vitest";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { leavesLate } from "#app/parcels/lateness.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { lateOrders } from "#app/parcels/lateness.server.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { canMove, isOpen, isUntouched, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { readHome } from "#app/screens/home/read-home.server.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { aShopWithOrders } from "../screens/a-shop-with-orders.ts";

const YESTERDAY = new Date(Date.now() - 36 * 3600_000).toISOString().slice(0, 10);
const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** An order with one parcel for each stage and each day. */
const oneOfEach = [YESTERDAY, NEXT_WEEK].flatMap((leavesOn, index) =>
  PARCEL_STAGES.map((stage) => ({
    name: `#${stage}-${index}`,
    placedAt: new Date().toISOString(),
    stage: "at_warehouse" as const,
    parcels: [{ stage, leavesOn }],
  })),
);

test("Home, Orders and the warehouse's card mean the same parcels by late", async () => {
  const shop = await aShopWithOrders(oneOfEach);
  const today = new Date().toISOString().slice(0, 10);
  const expected = oneOfEach.filter(({ parcels: [parcel] }) => parcel && leavesLate(parcel, today)).map(({ name }) => name);

  const { rows } = await readOrders(
    shop,
    OrdersFilter.parse({ view: "late", stage: null, warehouse: null, placed: null, after: null, before: null }),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(expected.sort());

  const { pipeline } = await readHome(shop);
  expect(pipeline.stages.reduce((sum, { late }) => sum + late, 0)).toBe(expected.length);

  const [home] = await readWarehouses(shop);
  expect(home?.load.late).toBe(expected.length);
  expect(home?.load.open).toBe(oneOfEach.filter(({ parcels: [parcel] }) => parcel && isOpen(parcel)).length);
});

test("rows answer a question about their stage as values do", async () => {
  const shop = await aShopWithOrders(oneOfEach.slice(0, PARCEL_STAGES.length));
  for (const predicate of [isOpen, isUntouched]) {
    const found = await inShop(
      shop,
      (db) => db.$queryRaw<{ stage: string }[]>`SELECT p."stage"::text AS "stage" FROM "parcel" p WHERE ${stageIs(predicate, "p")}`,
    );
    expect(found.map(({ stage }) => stage).sort()).toEqual([...predicate.stages].sort());
  }
  expect(await inShop(shop, (db) => db.$queryRaw<unknown[]>`${lateOrders(shop.id, nowDate())}`)).not.toHaveLength(0);
});

test("a parcel moves where the state machine lets it, and stays where it doesn't", async () => {
  for (const to of PARCEL_STAGES) {
    const shop = await aShopWithOrders(oneOfEach.slice(0, PARCEL_STAGES.length));
    await inShop(shop, async (db) => {
      const parcels = await db.parcel.findMany({ where: { shopId: shop.id }, select: { id: true, stage: true } });
      for (const { id, stage } of parcels) expect(await moveParcels(db, shop, { id }, to)).toBe(canMove(stage, to) ? 1 : 0);
    });
  }
});
