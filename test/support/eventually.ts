import { vi } from "vitest";

/**
 * Asks again and again until `check` no longer throws and answers something other than undefined or false; throws its last word when time
 * is up. Ask somebody who counts requests less often.
 */
export function eventually<T>(
  check: () => T | Promise<T>,
  withinMs = 20_000,
  everyMs = 20,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  return vi.waitFor(
    async () => {
      const found = await check();
      if (found === undefined || found === false)
        throw new Error(`still ${String(found)} after ${String(withinMs)} ms: ${check.toString()}`);
      return found as Exclude<Awaited<T>, undefined | false>;
    },
    { timeout: withinMs, interval: everyMs },
  );
}

/** Asserts again and again until it holds, and answers what it answers; throws its last word when time is up. */
export function eventuallyHolds<T>(assert: () => T | Promise<T>, withinMs = 20_000): Promise<T> {
  return vi.waitFor(assert, { timeout: withinMs, interval: 20 });
}
