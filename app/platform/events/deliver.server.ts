import { Histogram } from "prom-client";
import { findShop, type KnownShop } from "../find-shop.server.ts";
import type { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { metrics } from "../metrics.server.ts";
import { remember } from "../remember.ts";
import type { Claim } from "./claim-deliveries.server.ts";
import { finishClaim, postponeClaim } from "./finish-deliveries.server.ts";
import { UnreadableEvent } from "./stored-event.ts";
import type { Subscriber } from "./subscriber.ts";

const seconds = new Histogram({
  name: "waybill_event_seconds",
  help: "How long a subscriber took to apply an event, or several together",
  labelNames: ["subscriber", "outcome"],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers: [metrics],
});

/**
 * Gives a subscriber what was claimed for it, and writes down how that ended. Does not throw for a fault of the subscriber. `onApplied` is
 * called when only the writing down is left.
 */
export async function deliver(claim: Claim, subscriber: Subscriber, onApplied?: () => void): Promise<void> {
  const stop = seconds.startTimer({ subscriber: claim.subscriber });
  try {
    const shop = await shopOf(claim.shopId);
    if (shop && (shop.installed || subscriber.evenUninstalled)) await subscriber.handle(shop, claim.events);
    onApplied?.();
    await finishClaim(claim);
    stop({ outcome: "applied" });
  } catch (error) {
    stop({ outcome: "failed" });
    // One that cannot be read does not spoil those that it came with.
    if (error instanceof UnreadableEvent && claim.events.length > 1) return deliverEach(claim, subscriber);
    const parked = await postponeClaim(claim, error);
    const [first] = claim.events;
    const facts = {
      err: error,
      subscriber: claim.subscriber,
      topic: first?.topic,
      shopId: claim.shopId,
      eventId: String(first?.id),
      attempt: first?.attempt,
    };
    log[parked > 0 ? "error" : "warn"](facts, parked > 0 ? "event parked" : "event not applied yet");
  }
}

async function deliverEach(claim: Claim, subscriber: Subscriber): Promise<void> {
  for (const event of claim.events) await deliver({ ...claim, events: [event] }, subscriber);
}

const recent = remember(findShop, 1000);

/**
 * Events of one shop come in rows: it is looked up once a second. That it is not installed is never taken from memory, since the event may be
 * that it is again.
 */
async function shopOf(id: ShopId): Promise<KnownShop | undefined> {
  const known = await recent.get(id);
  return known?.installed ? known : recent.renew(id);
}
