import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readFigures } from "#app/insights/read-figures.server.ts";
import { isLive, isOpen, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { STAGES } from "#app/screens/orders/orders-filter.ts";
import { readPipeline } from "#app/screens/home/read-pipeline.server.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

const HOUR = 3_600_000;
/** Far from each other, so that a day of one is not a day of the other. */
const zones = ["Pacific/Auckland", "America/Los_Angeles", "UTC"] as const;

const day = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
const daysAgo = (at: Date, zone: string) => day(at, zone).until(day(new Date(), zone), { largestUnit: "days" }).days;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

const world = fc.record({
  zone: fc.constantFrom(...zones),
  away: fc.constantFrom(...zones),
  orders: fc.array(
    fc.record({
      hours: fc.nat(60),
      stage: fc.constantFrom(...STAGES),
      /** The days from now on which its parcels leave, and how far they are. */
      parcels: fc.array(fc.record({ stage: fc.constantFrom(...PARCEL_STAGES), leavesIn: fc.integer({ min: -3, max: 3 }) }), {
        maxLength: 2,
      }),
      decisions: fc.array(
        fc.record({ hours: fc.integer({ min: 0, max: 30 * 24 }), cost: fc.option(fc.nat(2000)), parcels: fc.integer({ min: 1, max: 3 }) }),
        {
          maxLength: 3,
        },
      ),
      left: fc.option(fc.record({ hours: fc.integer({ min: 0, max: 30 * 24 }), late: fc.integer({ min: -2, max: 2 }) })),
    }),
    { minLength: 5, maxLength: 25 },
  ),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;
const worlds = fc.sample(world, { seed: 28, numRuns: 10 }).map((one, at) => [at + 1, one] as const);

async function build(one: World) {
  const shop = await aShop({ timeZone: one.zone });
  const warehouse = await aWarehouse(shop);
  const parcel = { shopId: shop.id, warehouseId: warehouse, fulfillmentOrderIds: [], createdAt: new Date() };
  const orders = one.orders.map((order, index) => ({ ...order, id: index + 1, placed: hoursAgo(order.hours) }));
  const decisions = orders.flatMap(({ id, decisions: made }) =>
    made.map(({ hours, cost, parcels }) => ({ order: id, at: hoursAgo(hours), cost, parcels })),
  );
  const every = orders.flatMap(({ id, parcels: planned, left }) => [
    ...planned.map(({ stage, leavesIn }) => ({
      order: id,
      stage,
      leavesOn: day(new Date(), one.away).add({ days: leavesIn }),
      shippedAt: null,
    })),
    ...(left === null
      ? []
      : [
          {
            order: id,
            stage: "shipped" as const,
            shippedAt: hoursAgo(left.hours),
            leavesOn: day(hoursAgo(left.hours), one.away).subtract({ days: left.late }),
          },
        ]),
  ]);
  const parcels = every.map((parcelOf, index) => ({ ...parcelOf, charge: (index * 137) % 500 }));
  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where: { id: warehouse }, data: { timeZone: one.away } });
    await db.order.createMany({ data: orders.map(({ id, stage, placed }) => bareOrder(shop, id, { stage, createdAt: placed })) });
    await db.parcel.createMany({
      data: parcels.map(({ order, stage, leavesOn, shippedAt, charge }) => {
        const id = newId();
        return {
          ...parcel,
          id,
          orderId: BigInt(order),
          reference: id,
          stage,
          leavesOn: leavesOn.toString(),
          shippedAt,
          cost: { shipping: charge, picking: 10, delay: 700 },
        };
      }),
    });
    await db.routingDecision.createMany({
      data: decisions.map(({ order, at, cost, parcels: count }) => ({
        shopId: shop.id,
        id: newId(),
        orderId: BigInt(order),
        decidedAt: at,
        cost,
        outcome:
          cost === null ? { outcome: "unroutable" } : { outcome: "routed", plan: { parcels: Array.from({ length: count }, () => ({})) } },
      })),
    });
  });
  return { shop, orders, decisions, parcels };
}

const read = (shop: Shop) => inShop(shop, async (db) => ({ pipeline: await readPipeline(db, shop), figures: await readFigures(db, shop) }));

describe("in any shop, wherever it is and wherever its warehouse", () => {
  test.each(worlds)("today's orders are counted where they stand, and late as their warehouse's calendar says (%i)", async (_, one) => {
    const { shop, orders, parcels } = await build(one);
    const { pipeline } = await read(shop);
    const isLate = ({ id }: { id: number }) =>
      parcels.some(
        ({ order, ...of }) => order === id && isOpen(of) && Temporal.PlainDate.compare(of.leavesOn, day(new Date(), one.away)) < 0,
      );
    const today = orders.filter(({ placed }) => daysAgo(placed, one.zone) === 0);
    const earlier = orders.filter((order) => !today.includes(order) && (order.stage === "routed" || order.stage === "at_warehouse"));

    expect(pipeline.today).toBe(today.length);
    expect(pipeline.beside.find(({ stage }) => stage === "needs_you")?.count).toBe(
      today.filter(({ stage }) => stage === "needs_you").length,
    );
    expect(pipeline.earlier).toEqual({ open: earlier.length, late: earlier.filter(isLate).length });
    for (const { stage, count, late } of pipeline.stages) {
      const standing = today.filter((order) => order.stage === stage);
      expect([stage, count, late]).toEqual([stage, standing.length, standing.filter(isLate).length]);
    }
  });

  test.each(worlds)(
    "an order counts once, on the day of its last route, for what its parcels are charged, and a parcel when it left or is overdue (%i)",
    async (_, one) => {
      const { shop, decisions, parcels } = await build(one);
      const { figures } = await read(shop);
      const routes = decisions.filter(({ cost, at }) => cost !== null && daysAgo(at, one.zone) < 28);
      const last = routes.filter(({ order, at }) => !routes.some((other) => other.order === order && other.at > at));
      // Of two of one moment either may be the last: such an order is left out of what is compared.
      const clear = new Set(last.map(({ order }) => order)).size === last.length;
      const charges = [...new Set(last.map(({ order }) => order))].flatMap((order) => {
        const live = parcels.filter((of) => of.order === order && isLive(of));
        return live.length === 0 ? [] : [live.reduce((sum, { charge }) => sum + charge + 10, 0)];
      });

      expect(figures.ordersRouted).toBe(new Set(last.map(({ order }) => order)).size);
      if (clear) {
        expect(figures.costPerOrder ?? 0).toBeCloseTo(
          charges.length === 0 ? 0 : charges.reduce((sum, one) => sum + one, 0) / charges.length,
          6,
        );
        expect(figures.splitRate ?? 0).toBeCloseTo(last.filter((route) => route.parcels > 1).length / Math.max(1, last.length), 6);
      }
      const left = parcels.filter(({ shippedAt }) => shippedAt !== null && daysAgo(shippedAt, one.zone) < 28);
      const onTime = left.filter(
        ({ shippedAt, leavesOn }) => Temporal.PlainDate.compare(day(shippedAt ?? new Date(), one.away), leavesOn) <= 0,
      );
      const overdue = parcels.filter(
        (of) => !left.includes(of) && isOpen(of) && Temporal.PlainDate.compare(of.leavesOn, day(new Date(), one.away)) < 0,
      );
      expect([figures.parcelsDue, figures.shippedOnTime]).toEqual([left.length + overdue.length, onTime.length]);

      expect(figures.perDay.map(({ day: of }) => of)).toEqual(
        Array.from({ length: 28 }, (_gap, index) =>
          day(new Date(), one.zone)
            .subtract({ days: 27 - index })
            .toString(),
        ),
      );
      for (const { day: of, routed } of figures.perDay)
        expect([of, routed]).toEqual([
          of,
          new Set(last.filter(({ at }) => day(at, one.zone).toString() === of).map(({ order }) => order)).size,
        ]);
    },
  );
});

test("a shop in which nothing was routed has no cost and no splits, instead of none of either", async () => {
  const shop = await aShop();
  const { figures } = await read(shop);
  expect(figures).toMatchObject({ ordersRouted: 0, costPerOrder: null, splitRate: null, parcelsDue: 0 });
  expect(new Set(figures.perDay.map(({ costPerOrder }) => costPerOrder))).toEqual(new Set([null]));
});
