import { pool } from "../db/pool.server.ts";
import { log } from "../log.server.ts";

/** The channel on which a drainer hears that events have come. */
export const inboxChannel = "waybill_inbox";

const DEBOUNCE_MS = 15;
let waiting: NodeJS.Timeout | undefined;

/** Tells whoever drains the inbox, in this process or another, that there is something in it. Many calls make one message. */
export function wakeInbox(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    pool.query(`NOTIFY ${inboxChannel}`).catch((error: unknown) => log.debug({ err: error }, "inbox not woken"));
  }, DEBOUNCE_MS);
}
