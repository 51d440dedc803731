import { type Day, nthOpenDay, type OpenOn } from "./delivery-calendar.ts";
import type { DaysTaken } from "./days-taken.ts";

/** How likely all of an order is there by the end of a day: `chances[i]` by the day `first + i`. Never falls; the last may be below 1. */
export type Arrival = { first: Day; chances: readonly number[] };

/** What decides when one parcel arrives. */
export type ParcelOnItsWay = {
  /** The day on which the plan has it leave, on its warehouse's calendar. */
  leavesOn: Day;
  handling: DaysTaken;
  shipsOn: OpenOn;
  transit: DaysTaken;
  deliversOn: OpenOn;
};

/** What is less likely than this shifts no date. */
const NEGLIGIBLE = 1e-4;

/** When a parcel arrives: it leaves on the planned day or some working days later, and is then some delivery days on its way. */
export function arrivalOf({ leavesOn, handling, shipsOn, transit, deliversOn }: ParcelOnItsWay): Arrival {
  const byDay: (number | undefined)[] = [];
  for (let late = 0; late < handling.length; late += 1) {
    const left = nthOpenDay(leavesOn, late, shipsOn);
    if (left === null) break;
    // The last place of what is believed is "so many or more", which is no day.
    let arrives = nthOpenDay(left, 0, deliversOn);
    let still = 1;
    for (let days = 0; days < transit.length - 1 && still > NEGLIGIBLE && arrives !== null; days += 1) {
      still -= transit[days]!;
      if (days > 0) arrives = nthOpenDay(days === 1 ? left : arrives, 1, deliversOn);
      if (arrives === null) break;
      byDay[arrives - leavesOn] = (byDay[arrives - leavesOn] ?? 0) + handling[late]! * transit[days]!;
    }
  }
  let sum = 0;
  return { first: leavesOn, chances: Array.from(byDay, (chance = 0) => (sum += chance)) };
}

/** When the last of several parcels is there, as far as they have nothing to do with each other. */
export function arrivalOfAll(arrivals: readonly Arrival[]): Arrival {
  const first = Math.max(...arrivals.map((arrival) => arrival.first));
  const last = Math.max(...arrivals.map((arrival) => arrival.first + arrival.chances.length));
  const days = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return { first, chances: days.map((day) => arrivals.reduce((chance, arrival) => chance * chanceBy(arrival, day), 1)) };
}

/** How likely it is there by the end of a day. */
export function chanceBy({ first, chances }: Arrival, day: Day): number {
  if (day < first) return 0;
  return chances[Math.min(day - first, chances.length - 1)] ?? 0;
}

/** The first day by which it is there with a chance; null where none is in sight. */
export function firstDayWith(arrival: Arrival, chance: number): Day | null {
  const index = arrival.chances.findIndex((each) => each >= chance);
  return index === -1 ? null : arrival.first + index;
}
