import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between two askings: what comes soon is seen at once, and what takes long is not slowed down by being asked. */
const SOON = 20;
const AT_MOST = 150;
const GROWTH = 1.15;

/** What is waited for comes within moments; a busy or slow machine may take minutes, and how long it takes is nothing that such a test says. */
export const PATIENCE_MS = 180_000;

type Waiting = { withinMs?: number; everyMs?: number };

/**
 * Asks again and again until `check` no longer throws and answers something other than undefined or false; throws its last word when time
 * is up. Asks less and less often, unless `everyMs` says how often.
 */
export function eventually<T>(
  check: () => T | Promise<T>,
  { withinMs = PATIENCE_MS, everyMs }: Waiting = {},
): Promise<Exclude<Awaited<T>, undefined | false>> {
  return untilItHolds(
    async () => {
      const found = await check();
      if (found === undefined || found === false)
        throw new Error(`still ${String(found)} after ${String(withinMs)} ms: ${check.toString()}`);
      return found as Exclude<Awaited<T>, undefined | false>;
    },
    withinMs,
    everyMs,
  );
}

/** Asserts again and again until it holds, and answers what it answers; throws its last word when time is up. */
export function eventuallyHolds<T>(assert: () => T | Promise<T>, { withinMs = PATIENCE_MS, everyMs }: Waiting = {}): Promise<T> {
  return untilItHolds(async () => assert(), withinMs, everyMs);
}

async function untilItHolds<T>(check: () => Promise<T>, withinMs: number, everyMs: number | undefined): Promise<T> {
  const end = performance.now() + withinMs;
  for (let wait = everyMs ?? SOON; ; wait = everyMs ?? Math.min(wait * GROWTH, AT_MOST)) {
    try {
      return await check();
    } catch (lastWord) {
      if (performance.now() >= end) throw lastWord;
    }
    await pause(wait);
  }
}
