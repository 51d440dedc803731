const DAY_MS = 24 * 3_600_000;

/** The pace at which something sells is that of so many days. */
export const PACE_DAYS = 28;

/** What sold less in that time sells too seldom for its pace to say anything. Units. */
export const LEAST_SOLD = 5;

/** A shop that has sold for a shorter time is taken to have sold for so long: one good day is no pace. */
const LEAST_DAYS = 7;

const AHEAD_DAYS = 7;
const ENOUGH_DAYS = 10;

/** How long what is there lasts. */
export type StockCover = { perDay: number; daysLeft: number };

/**
 * How long `units` last at the pace at which `sold` units were ordered since the first order of the last `PACE_DAYS` days. It is a plain average: of
 * seasons, of goods on their way to a warehouse and of what held orders wait for it knows nothing.
 */
export function stockCover({ units, sold, firstOrderAt, at }: { units: number; sold: number; firstOrderAt: Date; at: Date }): StockCover {
  const days = Math.min(PACE_DAYS, Math.max(LEAST_DAYS, (at.getTime() - firstOrderAt.getTime()) / DAY_MS));
  const perDay = sold / days;
  return { perDay, daysLeft: units / perDay };
}

/** It will be gone within a week, or is. */
export const isOutAhead = ({ daysLeft }: StockCover): boolean => daysLeft <= AHEAD_DAYS;

/** There is so much of it again that it may be said anew when it runs out. Between the two nothing is said: stock goes up and down by single units. */
export const isEnoughAgain = ({ daysLeft }: StockCover): boolean => daysLeft > ENOUGH_DAYS;

/** The moment at which it will be gone. */
export const goneAt = ({ daysLeft }: StockCover, at: Date): Date => new Date(at.getTime() + daysLeft * DAY_MS);
