import type { Clock } from "../clock.ts";

/** A clock that is so many milliseconds ahead of another one. What is scheduled on it comes when it says so, by the skew of the moment it was asked. */
export function skewedClock(clock: Clock, skewMs: () => number): Clock {
  return {
    ...clock,
    now: () => clock.now().add({ milliseconds: skewMs() }),
    schedule: (dueAt, action) => clock.schedule(dueAt.subtract({ milliseconds: skewMs() }), action),
  };
}
