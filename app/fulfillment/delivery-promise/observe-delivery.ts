import { type Day, openDaysUntil, type OpenOn } from "./delivery-calendar.ts";
import type { DaysSeen } from "./days-taken.ts";
import { type Lane, laneKey, widening } from "./lane.ts";

/** The days of a parcel that has arrived: as planned, as it left (on its warehouse's calendar), and as it came (on its buyer's). */
export type DeliveredParcel = { plannedOn: Day | null; leftOn: Day; cameOn: Day };

/** How many working days after the planned one a parcel left; none when it left sooner. */
export function handlingDays({ plannedOn, leftOn }: Pick<DeliveredParcel, "plannedOn" | "leftOn">, shipsOn: OpenOn): number | null {
  return plannedOn === null ? null : openDaysUntil(plannedOn, leftOn, shipsOn);
}

/** How many of its carrier's delivery days a parcel was on its way. */
export function transitDays({ leftOn, cameOn }: Pick<DeliveredParcel, "leftOn" | "cameOn">, deliversOn: OpenOn): number {
  return openDaysUntil(leftOn, cameOn, deliversOn);
}

/** Parcels of a lane that took as long as each other, and how many weeks ago they came. */
export type SeenTransit = Lane & { days: number; weeksAgo: number; parcels: number };

export type SeenHandling = { warehouseId: string; days: number; weeksAgo: number; parcels: number };

/** After so many weeks what was seen counts half: carriers change. */
const HALF_LIFE = 12;

/** What parcels have taught of transit: by lane, by country, and by country whatever the service. */
export function learnTransit(seen: readonly SeenTransit[]): Map<string, DaysSeen> {
  const learnt = new Map<string, number[]>();
  for (const { days, weeksAgo, parcels, ...lane } of seen) {
    for (const key of new Set(widening(lane).map(laneKey))) count(learnt, key, days, parcels * freshness(weeksAgo));
  }
  return learnt;
}

/** What parcels have taught of their warehouses. */
export function learnHandling(seen: readonly SeenHandling[]): Map<string, DaysSeen> {
  const learnt = new Map<string, number[]>();
  for (const { warehouseId, days, weeksAgo, parcels } of seen) count(learnt, warehouseId, days, parcels * freshness(weeksAgo));
  return learnt;
}

function freshness(weeksAgo: number): number {
  return 0.5 ** (Math.max(0, weeksAgo) / HALF_LIFE);
}

function count(learnt: Map<string, number[]>, key: string, days: number, weight: number) {
  const counts = learnt.get(key) ?? [];
  while (counts.length <= days) counts.push(0);
  counts[days]! += weight;
  learnt.set(key, counts);
}
