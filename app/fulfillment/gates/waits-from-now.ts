import { MOST_MINUTES } from "./gate-settings.ts";
import type { Wait } from "./gate.ts";

/** What was set of waiting, with what is set now; without what no order that still waits was placed under. */
export function waitsFromNow(waits: readonly Wait[], next: Wait): Wait[] {
  if ((waits.at(-1)?.minutes ?? 0) === next.minutes) return [...waits];
  const oldest = next.since.getTime() - MOST_MINUTES * 60_000;
  return [...waits.filter((_, at) => (waits[at + 1]?.since ?? next.since).getTime() > oldest), next];
}
