import { Temporal } from "temporal-polyfill";

/** At most so many in any stretch of so many hours. */
export type Cap = { most: number; hours: number };

/**
 * When one more is within all of the caps, given when the earlier ones left or were claimed (in any order): `at` itself, or the first moment
 * after it at which enough of them are long enough ago. Null where a cap allows none at all.
 */
export function nextWithinCaps(earlier: readonly Temporal.Instant[], caps: readonly Cap[], at: Temporal.Instant): Temporal.Instant | null {
  const latestFirst = earlier.toSorted((a, b) => Temporal.Instant.compare(b, a));
  let next = at;
  for (const { most, hours } of caps) {
    if (most <= 0) return null;
    const inTheWay = latestFirst[most - 1];
    const free = inTheWay?.add({ hours });
    if (free && Temporal.Instant.compare(free, next) > 0) next = free;
  }
  return next;
}
