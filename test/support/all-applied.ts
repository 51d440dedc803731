import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { eventually } from "./eventually.ts";

/** Waits until nobody has an event to apply any more, those aside that somebody could not; of the event with this dedupe key, if one is named. */
export function allApplied(dedupeKey?: string): Promise<true> {
  return eventually(async () => {
    const events = dedupeKey === undefined ? undefined : await acrossShops.event.findMany({ where: { dedupeKey }, select: { id: true } });
    if (events?.length === 0) return false;
    const waiting = await acrossShops.eventDelivery.count({
      where: { parkedAt: null, ...(events && { eventId: { in: events.map(({ id }) => id) } }) },
    });
    return waiting === 0;
  });
}
