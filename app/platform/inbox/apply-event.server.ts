import { Histogram } from "prom-client";
import { findShop, type KnownShop } from "../find-shop.server.ts";
import type { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { metrics } from "../metrics.server.ts";
import type { ClaimedEvent } from "./claim-events.server.ts";
import { markApplied, markFailed } from "./finish-event.server.ts";
import type { InboxHandler } from "./inbox-handler.ts";

const seconds = new Histogram({
  name: "waybill_inbox_apply_seconds",
  help: "How long it took to apply an event",
  labelNames: ["source", "outcome"],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
  registers: [metrics],
});

/** Has every handler of its topic apply a claimed event, and writes down how that ended. Does not throw for a handler's fault. */
export async function applyEvent(event: ClaimedEvent, handlers: readonly InboxHandler[]): Promise<void> {
  const stop = seconds.startTimer({ source: event.source });
  try {
    const shop = await shopOf(event.shopId);
    if (shop) {
      for (const handler of handlers) {
        const hears = handler.source === event.source && handler.topics.some((topic) => topic === event.topic || topic === "*");
        if (hears && (shop.installed || handler.evenUninstalled)) await handler.run(shop, event);
      }
    }
    await markApplied(event);
    stop({ outcome: "applied" });
  } catch (error) {
    stop({ outcome: "failed" });
    const givenUp = await markFailed(event, error);
    const facts = {
      err: error,
      source: event.source,
      topic: event.topic,
      shopId: event.shopId,
      eventId: String(event.id),
      attempt: event.attempt,
    };
    log[givenUp ? "error" : "warn"](facts, givenUp ? "event given up" : "event not applied yet");
  }
}

const FRESH_MS = 1000;
const recent = new Map<ShopId, { shop: Promise<KnownShop | undefined>; until: number }>();

/** Events of one shop come in rows: it is looked up once a second. */
function shopOf(id: ShopId): Promise<KnownShop | undefined> {
  const found = recent.get(id);
  if (found && performance.now() < found.until) return found.shop;
  const shop = findShop(id);
  shop.catch(() => recent.delete(id));
  if (recent.size > 10_000) recent.clear();
  recent.set(id, { shop, until: performance.now() + FRESH_MS });
  return shop;
}
