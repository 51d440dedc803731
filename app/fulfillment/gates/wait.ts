/** Orders placed since then wait for so many minutes, so that they can still be changed or cancelled. */
export type Wait = { since: Date; minutes: number };

/** A week. */
export const MOST_MINUTES = 7 * 24 * 60;

/** When the wait of an order is over: as it was set when it was placed, whatever was set later. `waits`: the last one last. */
export function waitsUntil(createdAt: Date, waits: readonly Wait[]): Date {
  const minutes = waits.findLast(({ since }) => since <= createdAt)?.minutes ?? 0;
  return new Date(createdAt.getTime() + minutes * 60_000);
}

/** What was set of waiting, with what is set now; without what no order that still waits was placed under. */
export function waitsFromNow(waits: readonly Wait[], next: Wait): Wait[] {
  if ((waits.at(-1)?.minutes ?? 0) === next.minutes) return [...waits];
  const oldest = next.since.getTime() - MOST_MINUTES * 60_000;
  return [...waits.filter((_, at) => (waits[at + 1]?.since ?? next.since).getTime() > oldest), next];
}
