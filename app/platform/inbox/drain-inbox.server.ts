import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { applyEvent } from "./apply-event.server.ts";
import { type ClaimedEvent, claimEvents, LEASE_SECONDS, renewClaims } from "./claim-events.server.ts";
import { putBack } from "./finish-event.server.ts";
import type { InboxHandler } from "./inbox-handler.ts";
import { listenTo } from "./listen-to.server.ts";
import { inboxChannel } from "./wake-inbox.server.ts";

const LOOK_ANYWAY_MS = 1000;

export type Drain = {
  /** Takes nothing more, waits for what is in hand at most so long, and puts back what is not done by then. */
  stop: (graceMs: number) => Promise<void>;
};

/**
 * Applies what the inbox holds, as it comes: different keys side by side, one key in order. An event that fails waits for its next try
 * and holds up its own key alone. Any number of processes may drain one inbox.
 */
export function drainInbox(handlers: readonly InboxHandler[], concurrency = env.INBOX_CONCURRENCY): Drain {
  const inHand = new Map<ClaimedEvent, Promise<void>>();
  let state: "idle" | "looking" | "look-again" = "idle";
  let stopped = false;

  /** Fills the free hands. Asked while it looks, it looks once more. */
  const look = async (): Promise<void> => {
    if (stopped || inHand.size >= concurrency) return;
    if (state !== "idle") {
      state = "look-again";
      return;
    }
    try {
      do {
        state = "looking";
        const claimed = await claimEvents(concurrency - inHand.size);
        for (const event of claimed) take(event);
      } while (isAskedAgain() && inHand.size < concurrency);
    } catch (error) {
      log.warn({ err: error }, "inbox not read");
    } finally {
      state = "idle";
    }
  };
  const isAskedAgain = () => state === "look-again" && !stopped;

  const take = (event: ClaimedEvent) => {
    const work = applyEvent(event, handlers)
      .catch((error: unknown) => log.error({ err: error, eventId: String(event.id) }, "event left to its lease"))
      .finally(() => {
        inHand.delete(event);
        void look();
      });
    inHand.set(event, work);
  };

  const stopListening = listenTo(inboxChannel, () => void look());
  const timers = [
    setInterval(() => void look(), LOOK_ANYWAY_MS),
    setInterval(
      () => {
        if (inHand.size > 0) renewClaims([...inHand.keys()]).catch((error: unknown) => log.warn({ err: error }, "claims not renewed"));
      },
      (LEASE_SECONDS * 1000) / 3,
    ),
  ];
  void look();

  return {
    async stop(graceMs) {
      stopped = true;
      timers.forEach(clearInterval);
      await stopListening();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((over) => (timer = setTimeout(over, graceMs)));
      await Promise.race([Promise.all(inHand.values()), grace]);
      clearTimeout(timer);
      if (inHand.size > 0) await putBack([...inHand.keys()]);
    },
  };
}
