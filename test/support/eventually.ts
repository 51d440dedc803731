import { setTimeout as pause } from "node:timers/promises";

/** Asks again and again until `check` no longer throws and answers something other than undefined or false; throws its last word when time is up. */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 20_000): Promise<Exclude<Awaited<T>, undefined | false>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    let trouble: unknown;
    try {
      const found = await check();
      if (found !== undefined && found !== false) return found as Exclude<Awaited<T>, undefined | false>;
      trouble = new Error(`still ${String(found)} after ${String(withinMs)} ms: ${check.toString()}`);
    } catch (error) {
      trouble = error;
    }
    if (performance.now() > deadline) throw trouble;
    await pause(20);
  }
}
