import { pool } from "../db/pool.server.ts";
import { log } from "../log.server.ts";

/** The channel on which drains hear that there is something to do. `publish_event` (migration 0009) speaks on it too. */
export const eventsChannel = "waybill_events";

const DEBOUNCE_MS = 15;
let waiting: NodeJS.Timeout | undefined;

/** Tells whoever drains, in this process or another, that events have come. Many calls make one message. */
export function wakeDrains(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    pool.query(`NOTIFY ${eventsChannel}`).catch((error: unknown) => log.debug({ err: error }, "drains not woken"));
  }, DEBOUNCE_MS);
}
