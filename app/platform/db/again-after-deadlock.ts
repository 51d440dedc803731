import { setTimeout as pause } from "node:timers/promises";
import { isDeadlock } from "./is-deadlock.ts";

const ATTEMPTS = 4;

/**
 * Does a transaction again that PostgreSQL rolled back because it and another waited for each other, as its manual advises (13.3.4): the
 * other has gone on meanwhile. Anything else that goes wrong, and a fourth deadlock, is thrown. `told` hears of each that is not.
 */
export async function againAfterDeadlock<T>(
  transaction: () => Promise<T>,
  told: (deadlock: unknown, attempt: number) => void = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (fault) {
      if (attempt === ATTEMPTS || !isDeadlock(fault)) throw fault;
      told(fault, attempt);
      await pause(attempt * 20 * Math.random());
    }
  }
}
