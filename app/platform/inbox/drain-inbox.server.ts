import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { applyEvent } from "./apply-event.server.ts";
import { type ClaimedEvent, claimEvents, LEASE_SECONDS, renewClaims } from "./claim-events.server.ts";
import { putBack } from "./finish-event.server.ts";
import type { InboxHandler } from "./inbox-handler.ts";
import { listenTo } from "./listen-to.server.ts";
import { inboxChannel } from "./wake-inbox.server.ts";

const LOOK_ANYWAY_MS = 1000;
const CLAIMS_PER_HAND = 5;

export type Drain = {
  /** Takes nothing more, waits for what is in hand at most so long, and puts back what is not done by then. */
  stop: (graceMs: number) => Promise<void>;
};

/**
 * Applies what the inbox holds of urgent events, or of the others, as it comes: different keys side by side, one key in order. An event
 * that fails waits for its next try and holds up its own key alone. Any number of processes may drain one inbox.
 */
export function drainInbox(handlers: readonly InboxHandler[], concurrency = env.INBOX_CONCURRENCY, urgent = true): Drain {
  /** Claimed, and waiting for a free hand: a claim costs more than most events, so it takes several for each hand. */
  const next: ClaimedEvent[] = [];
  const inHand = new Map<ClaimedEvent, Promise<void>>();
  const held = () => [...inHand.keys(), ...next];
  let looking = false;
  let askedAgain = false;
  let stopped = false;

  const fillHands = () => {
    for (let event; !stopped && inHand.size < concurrency && (event = next.shift());) take(event);
  };
  const take = (event: ClaimedEvent) => {
    const work = applyEvent(event, handlers)
      .catch((error: unknown) => log.error({ err: error, eventId: String(event.id) }, "event left to its lease"))
      .finally(() => {
        inHand.delete(event);
        fillHands();
        if (next.length === 0) look();
      });
    inHand.set(event, work);
  };

  /** Claims what is due, unless there is enough claimed already. Asked while it looks, it looks once more. */
  const look = () => {
    askedAgain = true;
    if (looking) return;
    looking = true;
    void (async () => {
      while (askedAgain && !stopped && next.length === 0 && inHand.size < concurrency) {
        askedAgain = false;
        next.push(...(await claimEvents(concurrency * CLAIMS_PER_HAND - inHand.size, urgent)));
        fillHands();
      }
    })()
      .catch((error: unknown) => log.warn({ err: error }, "inbox not read"))
      .finally(() => (looking = false));
  };

  const stopListening = listenTo(inboxChannel, look);
  const timers = [
    setInterval(look, LOOK_ANYWAY_MS),
    setInterval(
      () => {
        if (held().length > 0) renewClaims(held()).catch((error: unknown) => log.warn({ err: error }, "claims not renewed"));
      },
      (LEASE_SECONDS * 1000) / 3,
    ),
  ];
  look();

  return {
    async stop(graceMs) {
      stopped = true;
      timers.forEach(clearInterval);
      await stopListening();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((over) => (timer = setTimeout(over, graceMs)));
      await Promise.race([Promise.all(inHand.values()), grace]);
      clearTimeout(timer);
      if (held().length > 0) await putBack(held());
    },
  };
}
