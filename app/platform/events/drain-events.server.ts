import { setTimeout as pause } from "node:timers/promises";
import { isDatabaseAway } from "../db/database-health.server.ts";
import { env } from "../env.server.ts";
import { createFairHands } from "../fair-hands.ts";
import type { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { type Claim, claimDeliveries, LEASE_SECONDS, type Pair, renewClaims } from "./claim-deliveries.server.ts";
import { deliver } from "./deliver.server.ts";
import { putBack } from "./finish-deliveries.server.ts";
import { listenTo } from "./listen-to.server.ts";
import type { Subscriber } from "./subscriber.ts";
import { eventsChannel } from "./wake-drains.server.ts";

const LOOK_ANYWAY_MS = 1000;
/** To look costs more than most events: when much comes, what comes within so long is claimed together. For what is not urgent nobody waits. */
const BETWEEN_LOOKS_MS = { urgent: 15, other: 200 };
const CLAIMS_PER_HAND = 15;

export type Drain = {
  /** Takes nothing more, waits for what is in hand at most so long, and puts back what is not done by then. */
  stop: (graceMs: number) => Promise<void>;
};

/**
 * Gives these subscribers their events as they come, the urgent ones or the others: different subscribers and keys side by side, what one
 * subscriber hears of one key in order; `concurrency` of one subscriber for one shop side by side, twice as many for one shop of all
 * subscribers, and as many again for other shops: whatever one shop has in hand, there is a hand for the next that comes. A delivery that
 * fails waits for its next try and holds up that subscriber for that key alone. Any number of processes may drain.
 */
export function drainEvents(subscribers: readonly Subscriber[], concurrency = env.INBOX_CONCURRENCY, urgent = true): Drain {
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  /** Claimed, and waiting for a free hand: to claim costs more than most events, so it takes several for each hand. */
  const next: Claim[] = [];
  const inHand = new Map<Claim, Promise<void>>();
  const held = () => [...inHand.keys(), ...next];
  let looking = false;
  let askedAgain = false;
  let stopped = false;

  /** Each subscriber has at most half of a shop's hands: were it to hang, the others' work would go on. */
  const hands = createFairHands<ShopId>(4 * concurrency);
  const handsOf = new Map(subscribers.map(({ name }) => [name, createFairHands<ShopId>(2 * concurrency)]));
  const isReady = ({ shopId, subscriber }: Pair) => hands.has(shopId) && (handsOf.get(subscriber)?.has(shopId) ?? false);

  const fillHands = () => {
    while (!stopped) {
      const index = next.findIndex(isReady);
      if (index < 0) return;
      next.splice(index, 1).forEach(take);
    }
  };

  const take = (claim: Claim) => {
    const subscriber = byName.get(claim.subscriber);
    const own = handsOf.get(claim.subscriber);
    if (!subscriber || !own) return;
    hands.take(claim.shopId);
    own.take(claim.shopId);
    let isFree = false;
    const free = () => {
      if (isFree) return;
      isFree = true;
      hands.giveBack(claim.shopId);
      own.giveBack(claim.shopId);
      fillHands();
    };
    // What is applied is written down together with others: no hand waits for that.
    const work = deliver(claim, subscriber, free)
      .catch((error: unknown) => log.error({ err: error, subscriber: claim.subscriber }, "delivery left to its lease"))
      .finally(() => {
        inHand.delete(claim);
        free();
        // To look costs more than most events: not while there is more in hand of what this hand did.
        if (!next.some((other) => other.subscriber === claim.subscriber)) look();
      });
    inHand.set(claim, work);
  };

  /** Of whom nothing more is claimed: who has no hand free for what is claimed already, or would have none. */
  const busy = (): Pair[] => {
    const pairs = new Map<string, Pair>();
    for (const { shopId, subscriber } of held()) pairs.set(`${String(shopId)} ${subscriber}`, { shopId, subscriber });
    for (const shopId of hands.held().keys())
      if (!hands.has(shopId)) for (const { name } of subscribers) pairs.set(`${String(shopId)} ${name}`, { shopId, subscriber: name });
    return [...pairs.values()].filter((pair) => !isReady(pair));
  };

  /** Claims what is due and a hand is free for. Asked while it looks, it looks once more. */
  const look = () => {
    askedAgain = true;
    // What is asked for while the database is away is looked for when it is back.
    if (looking || isDatabaseAway()) return;
    looking = true;
    void (async () => {
      while (askedAgain && !stopped && hands.free() > 0) {
        askedAgain = false;
        const free = subscribers.filter(({ name }) => (handsOf.get(name)?.free() ?? 0) > 0);
        next.push(...(await claimDeliveries(free, concurrency * CLAIMS_PER_HAND, urgent, busy())));
        fillHands();
        if (askedAgain) await pause(BETWEEN_LOOKS_MS[urgent ? "urgent" : "other"]);
      }
    })()
      .catch((error: unknown) => log.warn({ err: error }, "events not read"))
      .finally(() => (looking = false));
  };

  const stopListening = listenTo(eventsChannel, look);
  const timers = [
    setInterval(look, LOOK_ANYWAY_MS),
    setInterval(
      () => {
        if (held().length > 0 && !isDatabaseAway())
          renewClaims(held()).catch((error: unknown) => log.warn({ err: error }, "claims not renewed"));
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
