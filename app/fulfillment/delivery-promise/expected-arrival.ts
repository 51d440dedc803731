import { type Day, nthOpenDay, type OpenOn, openDaysUntil } from "./delivery-calendar.ts";

/** A parcel of which something was promised. */
export type ExpectedParcel = {
  /** As the promise was said. */
  promised: { leavesOn: Day; date: Day };
  /** When all of it left; null while it is at its warehouse. */
  leftOn: Day | null;
  /** As it is planned now. */
  plannedOn: Day | null;
  today: Day;
  shipsOn: OpenOn;
  deliversOn: OpenOn;
};

/**
 * By which day a parcel is to be expected now: as long on its way as was promised, from the day on which it left. What has not left leaves on the next
 * shipping day after today at the earliest: nobody is told a day that its warehouse would have to hurry for. Null where that day is over as well.
 */
export function expectedArrival({ promised, leftOn, plannedOn, today, shipsOn, deliversOn }: ExpectedParcel): Day | null {
  const next = nthOpenDay(today, 1, shipsOn);
  const leaves = leftOn ?? (next === null ? null : Math.max(next, plannedOn ?? next));
  if (leaves === null) return null;
  const arrives = nthOpenDay(leaves, openDaysUntil(promised.leavesOn, promised.date, deliversOn), deliversOn);
  return arrives === null || arrives < today ? null : arrives;
}
