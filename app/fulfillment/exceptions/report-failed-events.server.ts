import { inShop } from "#app/platform/db/in-shop.server.ts";
import { listParked, type Parked } from "#app/platform/events/parked.server.ts";
import { verbatim, type Message } from "#app/platform/messages/message.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Shop } from "#app/platform/shop.ts";
import { findProvider } from "#app/warehouses/providers/registry.server.ts";

import { fulfillment } from "../messages.ts";
import { openException } from "./open-exception.server.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";

const CAUSE = "event.failed";
/** As many parked deliveries as are looked at together. */
export const AT_A_TIME = 1000;

/**
 * Puts events that somebody could not apply on the worklist, each once: a person looks, and dismisses it. One that was tried again and
 * applied is settled; one that failed again is reported again.
 */
export async function reportFailedEvents(shop: Shop): Promise<void> {
  const parked = await listParked(shop, AT_A_TIME);
  const events = new Map(parked.map((one) => [`event:${one.eventId}`, one]));
  await inShop(shop, async (db) => {
    const known = await db.exception.findMany({
      where: { shopId: shop.id, cause: CAUSE, OR: [{ resolvedAt: null }, { subject: { in: [...events.keys()] } }] },
      select: { subject: true, openedAt: true, resolvedAt: true },
    });
    for (const [subject, event] of events) {
      const isReported = known.some((one) => one.subject === subject && (one.resolvedAt === null || one.openedAt >= event.parkedAt));
      if (!isReported) await openException(db, shop, { cause: CAUSE, subject, message: messageOf(event) });
    }
    if (parked.length === AT_A_TIME) return;
    const settled = known.filter(({ subject, resolvedAt }) => resolvedAt === null && !events.has(subject));
    for (const { subject } of settled)
      await resolveExceptions(db, shop, { subject, cause: CAUSE }, fulfillment.message("applied-after-all"));
  });
}

function messageOf({ source, topic, receivedAt }: Parked): Message {
  return fulfillment.message("event-failed", { source: senderOf(source), topic, at: receivedAt.toISOString() });
}

const OURS: Record<string, Message> = { shopify: common.message("shopify"), waybill: common.message("waybill") };

function senderOf(source: string): Message {
  return OURS[source] ?? findProvider(source)?.label ?? verbatim(source);
}
