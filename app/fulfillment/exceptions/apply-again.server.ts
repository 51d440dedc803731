import type { Actor } from "#app/platform/actor.ts";
import { actorInSentence } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { listParked, retryParked } from "#app/platform/events/parked.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { fulfillment } from "../messages.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";
import { AT_A_TIME } from "./report-failed-events.server.ts";

/**
 * Gives events that somebody could not apply to them again (exceptions of cause `event.failed`). What fails again is told again. Answers how
 * many deliveries are tried.
 */
export async function applyAgain(shop: Shop, exceptionIds: readonly string[], actor: Actor): Promise<number> {
  const open = await inShop(shop, (db) =>
    db.exception.findMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, cause: "event.failed", resolvedAt: null },
      select: { subject: true },
    }),
  );
  const subjects = new Set(open.map(({ subject }) => subject));
  const parked = (await listParked(shop, AT_A_TIME)).filter(({ eventId }) => subjects.has(`event:${eventId}`));
  const tried = await retryParked(shop, parked);
  await inShop(shop, async (db) => {
    const message = fulfillment.message("applied-again", { by: actorInSentence(actor) });
    for (const { eventId } of parked)
      await resolveExceptions(db, shop, { subject: `event:${eventId}`, cause: "event.failed" }, message, actor);
  });
  return tried;
}
