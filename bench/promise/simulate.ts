import { Temporal } from "temporal-polyfill";
import { destinationZone } from "#app/fulfillment/delivery-promise/destination-zone.ts";
import { type DeliveryPromise, promiseDelivery, type Shipper } from "#app/fulfillment/delivery-promise/delivery-promise.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingPlan } from "#app/routing/routing-plan.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { seededRandom } from "../routing/seeded-random.ts";
import { type Came, Learning } from "./learning.ts";
import { daysLater, firstDeparture, momentOf } from "./real-days.ts";
import { aWorld, type BenchWarehouse, type Place, type World } from "./world.ts";

export type Figures = {
  orders: number;
  promised: number;
  kept: number;
  /** Said for what could not ship, or could not leave on the day that the plan has. */
  impossible: number;
  /** Product pages that were looked at with nothing changing before the order, and how many of them had said another date. */
  pages: number;
  otherwise: number;
  /** Of promises: days from the order to the date, and chances as stated. */
  days: number;
  chances: number;
  milliseconds: number;
  /** Kept and promised, by month of the order. */
  months: Map<string, { promised: number; kept: number }>;
};

const START = Temporal.Instant.from("2026-08-10T00:00:00Z");
const DAY_MS = 86_400_000;
const ORDERS_A_DAY = 60;

type Wanted = { seed: number; orders: number; confidence: number; before?: number };

/**
 * A shop for as long as its orders last, after some days of learning that count for nothing: what it promises is kept or broken by a world
 * that it can only learn about.
 */
export function simulate({ seed, orders, confidence, before = 60 }: Wanted): Figures {
  const random = seededRandom(seed);
  const world = aWorld(random);
  const learning = new Learning();
  const figures: Figures = {
    orders: 0,
    promised: 0,
    kept: 0,
    impossible: 0,
    pages: 0,
    otherwise: 0,
    days: 0,
    chances: 0,
    milliseconds: 0,
    months: new Map(),
  };
  const due = new Map<number, (() => void)[]>();
  const stock = world.warehouses.map(() => new Map<string, number>());
  const paused = new Set<string>();
  let knowledge = learning.overnight(0, confidence);

  for (let day = 0; figures.orders < orders; day += 1) {
    for (const news of due.get(day) ?? []) news();
    due.delete(day);
    knowledge = learning.overnight(day, confidence);
    if (day % 7 === 0) restock();
    const moments = Array.from({ length: ORDERS_A_DAY }, () => Math.floor(random() * DAY_MS)).sort((a, b) => a - b);
    for (const [nth, moment] of moments.entries()) {
      if (day >= before && figures.orders === orders) break;
      place(day, nth === 0 ? atCutOff(day) : START.add({ milliseconds: day * DAY_MS + moment }));
    }
  }
  // Those that are still on their way are waited for.
  for (const [, news] of [...due].sort(([a], [b]) => a - b)) for (const each of news) each();
  return figures;

  function restock() {
    for (const goods of stock)
      for (const [index, sku] of world.skus.entries()) {
        if (index >= 37) goods.set(sku, 0);
        else if (random() < 0.55) goods.set(sku, Math.floor(random() * 40));
      }
    paused.clear();
    for (const { id } of world.warehouses) if (random() < 0.05) paused.add(id);
  }

  /** A moment at which a warehouse's cut-off is, to the second. */
  function atCutOff(day: number): Temporal.Instant {
    const { calendar } = world.warehouses[day % world.warehouses.length]!;
    const date = START.add({ milliseconds: day * DAY_MS + DAY_MS / 2 })
      .toZonedDateTimeISO(calendar.timeZone)
      .toPlainDate();
    return date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: calendar.cutOff }).toInstant();
  }

  function place(day: number, at: Temporal.Instant) {
    const to = world.drawPlace();
    const express = random() < 0.2;
    const lines = Array.from({ length: 1 + Math.floor(random() ** 2 * 3) }, (_, index) => ({
      lineId: `line-${index}`,
      sku: world.skus[Math.floor(random() * world.skus.length)]!,
      title: "",
      quantity: 1 + Math.floor(random() ** 3 * 3),
      grams: 400,
    }));
    const order: RoutableOrder = { currency: "GBP", destination: to, lines };
    const looked = { at: at.subtract({ seconds: Math.floor(random() * 1800) }), stock: stock.map((goods) => new Map(goods)) };
    const { plan, promise } = say(order, at, express, stock);
    const counts = day >= before;
    if (counts) figures.orders += 1;
    if (counts && looksTheSame(looked.at, at)) {
      // A basket has its lines in an order of its own, and under other names.
      const basket = { ...order, lines: lines.toReversed().map((line, index) => ({ ...line, lineId: `basket-${index}` })) };
      figures.pages += 1;
      if (say(basket, looked.at, express, looked.stock).promise?.date !== promise?.date) figures.otherwise += 1;
    }
    if (!plan || !promise) return;
    if (counts) {
      figures.promised += 1;
      figures.chances += promise.chance;
      figures.days += at.toZonedDateTimeISO("UTC").toPlainDate().until(promise.date, { largestUnit: "days" }).days;
      if (!canShip(world, plan, order, { at, stock, paused })) figures.impossible += 1;
    }
    for (const parcel of plan.parcels) {
      const goods = stock[indexOf(parcel.warehouseId)]!;
      for (const { sku, quantity } of parcel.lines) goods.set(sku, goods.get(sku)! - quantity);
    }
    ship(promise, to, { express, at, counts, day });
  }

  function say(order: RoutableOrder, at: Temporal.Instant, express: boolean, goods: readonly Map<string, number>[]) {
    const offers = world.warehouses.map((warehouse, index): WarehouseOffer => ({
      ...warehouse,
      priority: index + 1,
      stock: goods[index]!,
      open: !paused.has(warehouse.id),
    }));
    const policy = { splitPenalty: 50, maxParcels: 3, dayOfDelayCost: 30, priorityCost: 0, now: at };
    const outcome = planRoute(order, offers, policy);
    const service = express ? "Express" : "";
    const shippers = new Map(world.warehouses.map((warehouse): [string, Shipper] => [warehouse.id, { ...warehouse, service }]));
    const began = performance.now();
    const promise = promiseDelivery(outcome, order.destination, shippers, { knowledge, confidence });
    figures.milliseconds += performance.now() - began;
    return { plan: outcome.outcome === "routed" ? outcome.plan : null, promise };
  }

  /** Whether no warehouse's next departure changed between two moments. */
  function looksTheSame(before: Temporal.Instant, at: Temporal.Instant): boolean {
    return world.warehouses.every(({ calendar }) => firstDeparture(calendar, before) === firstDeparture(calendar, at));
  }

  function ship(promise: DeliveryPromise, to: Place, facts: { express: boolean; at: Temporal.Instant; counts: boolean; day: number }) {
    const zone = destinationZone(to.countryCode, to.provinceCode);
    const arrivals = promise.parcels.map((parcel): { came: Came; at: Temporal.Instant } => {
      const index = indexOf(parcel.warehouseId);
      const warehouse = world.warehouses[index]!;
      const { calendar } = warehouse;
      const late = world.truth.drawHandling(index, /-(11-2[5-9]|12-[01])/.test(parcel.leavesOn));
      const isOpen = (date: Temporal.PlainDate) =>
        calendar.workingDays.includes(date.dayOfWeek) && !calendar.closedDays!.includes(date.toString());
      const leftOn = daysLater(parcel.leavesOn, late, isOpen);
      const days = world.truth.drawTransit({ warehouse: index, express: facts.express, place: to }, facts.day);
      const delivers = (date: Temporal.PlainDate) =>
        world.truth.deliversOn(to.countryCode).includes(date.dayOfWeek) && !world.truth.restsOn(to.countryCode, date.toString());
      const cameOn = daysLater(leftOn, days, delivers);
      const at = momentOf(cameOn, 9 + Math.floor(random() * 11), zone);
      return { came: { warehouse, lane: parcel.lane, plannedOn: parcel.leavesOn, leftOn, cameOn, day: dayFromStart(at) }, at };
    });
    for (const { came } of arrivals) on(came.day + 1, () => learning.saw(came));
    const last = arrivals.reduce((latest, each) => (each.came.cameOn > latest.came.cameOn ? each : latest));
    on(dayFromStart(last.at) + 1, () => learning.heard(promise, last.came.cameOn));
    if (!facts.counts) return;
    const isKept = last.came.cameOn <= promise.date;
    if (isKept) figures.kept += 1;
    const month = facts.at.toString().slice(0, 7);
    const tally = figures.months.get(month) ?? { promised: 0, kept: 0 };
    figures.months.set(month, { promised: tally.promised + 1, kept: tally.kept + Number(isKept) });
  }

  function on(day: number, news: () => void) {
    due.set(day, [...(due.get(day) ?? []), news]);
  }
}

function dayFromStart(at: Temporal.Instant): number {
  return Math.floor((at.epochMilliseconds - START.epochMilliseconds) / DAY_MS);
}

function indexOf(warehouseId: string): number {
  return Number(warehouseId.split("-")[1]);
}

type Now = { at: Temporal.Instant; stock: readonly Map<string, number>[]; paused: ReadonlySet<string> };

/** Whether an order can ship as planned, by the facts themselves. */
function canShip(world: World, plan: RoutingPlan, order: RoutableOrder, { at, stock, paused }: Now): boolean {
  const left = new Map<string, number>();
  for (const { sku, quantity } of order.lines) left.set(sku, (left.get(sku) ?? 0) + quantity);
  for (const { warehouseId, leavesOn, lines } of plan.parcels) {
    const warehouse: BenchWarehouse = world.warehouses[indexOf(warehouseId)]!;
    if (paused.has(warehouseId)) return false;
    if (!warehouse.prices.zones.some(({ countries }) => countries.includes(order.destination.countryCode!))) return false;
    if (leavesOn < firstDeparture(warehouse.calendar, at)) return false;
    const taken = new Map<string, number>();
    for (const { sku, quantity } of lines) taken.set(sku, (taken.get(sku) ?? 0) + quantity);
    for (const [sku, quantity] of taken) {
      if ((stock[indexOf(warehouseId)]!.get(sku) ?? 0) < quantity) return false;
      left.set(sku, left.get(sku)! - quantity);
    }
  }
  return [...left.values()].every((units) => units === 0);
}
