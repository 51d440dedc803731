import { z } from "zod";
import { reconcileProducts } from "#app/catalog/reconcile-products.server.ts";
import { reconcileCustomers } from "#app/customers/reconcile-customers.server.ts";
import { reconcileLevels } from "#app/inventory/reconcile-levels.server.ts";
import { reconcileOrders } from "#app/orders/reconcile-orders.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { actorInSentence, storedActor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { isUnreadable, listParked, type Parked, retryParked, settleParked } from "#app/platform/events/parked.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";

import { fulfillment } from "../messages.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";
import { AT_A_TIME } from "./report-failed-events.server.ts";

const CAUSE = "event.failed";

/**
 * Gives events that somebody could not apply to them again (exceptions of cause `event.failed`). What fails again is told again. News of
 * Shopify's that say nothing can't be applied ever: what they would have told is read from the shop instead, and then they are over. Answers
 * how many deliveries are tried.
 */
export async function applyAgain(shop: Shop, exceptionIds: readonly string[], actor: Actor): Promise<number> {
  const open = await inShop(shop, (db) =>
    db.exception.findMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, cause: CAUSE, resolvedAt: null },
      select: { subject: true },
    }),
  );
  const subjects = new Set(open.map(({ subject }) => subject));
  const parked = (await listParked(shop, AT_A_TIME)).filter(({ eventId }) => subjects.has(`event:${eventId}`));
  const sayNothing = parked.filter((one) => one.source === "shopify" && isUnreadable(one));
  const again = parked.filter((one) => !sayNothing.includes(one));
  const tried = await retryParked(shop, again);
  await inShop(shop, async (db) => {
    const message = fulfillment.message("applied-again", { by: actorInSentence(actor) });
    for (const { eventId } of again) await resolveExceptions(db, shop, { subject: `event:${eventId}`, cause: CAUSE }, message, actor);
    const asked = { eventIds: idsOf(sayNothing), by: actor };
    if (sayNothing.length > 0) await enqueue(db, shop, readInsteadJob, asked, { startAfterSeconds: secondsUntilSettled(sayNothing) });
  });
  return tried + sayNothing.length;
}

/** Reconciliation looks at what changed so long ago that its news would have come. */
const SETTLED_AFTER_SECONDS = 25;

function secondsUntilSettled(parked: readonly Parked[]): number {
  const latest = Math.max(...parked.map(({ receivedAt }) => receivedAt.getTime()));
  return Math.ceil(SETTLED_AFTER_SECONDS - (nowDate().getTime() - latest) / 1000);
}

const idsOf = (parked: readonly Parked[]) => [...new Set(parked.map(({ eventId }) => String(eventId)))];

/** Compares the whole copy with Shopify, as reconciliation does by itself, and settles the events whose news were lost. */
export const readInsteadJob = job({
  name: "fulfillment.read-instead",
  payload: z.object({ eventIds: z.array(z.string()), by: z.unknown() }),
  oneAtATimePer: ({ eventIds }) => eventIds.join(" "),
  retry: "outside-service",
  async run(shop, { eventIds, by }) {
    for (const reconcile of [reconcileOrders, reconcileProducts, reconcileLevels, reconcileCustomers]) await reconcile(shop);
    await inShop(shop, async (db) => {
      await settleParked(db, shop, eventIds.map(BigInt));
      const message = fulfillment.message("read-instead");
      for (const id of eventIds) await resolveExceptions(db, shop, { subject: `event:${id}`, cause: CAUSE }, message, storedActor(by));
    });
  },
});
