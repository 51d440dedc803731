import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcileOrderJob } from "../../reconcile-order-job.server.ts";
import { settleStage } from "../../settle-stage.server.ts";
import { decideOn, decideOnEach, type Deciding, isRefusal } from "../decide.server.ts";
import { addToHold } from "./add-to-hold.server.ts";
import { newHold } from "../decision.ts";
import { type Hold, sayHeld } from "./hold.ts";
import { forgetDecisions, keepDecision } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";
import { takeBack, takenBackEasily, whyNotTaken } from "../take-back.server.ts";

const held = decisions.message("order-held");

/**
 * Puts an order on hold: nothing of it goes to a warehouse until it is released. What lies at its warehouses on paper is taken back; Shopify
 * is asked to hold its fulfillment orders too (carry-out-decisions). Refused when all of it is in hands already. Who holds what is on hold
 * already adds what they say to it.
 */
export async function holdOrder(shop: Shop, orderId: bigint, hold: Hold, by: Actor): Promise<Reply> {
  const deciding = await decideOn<Deciding | "held">(
    shop,
    orderId,
    "hold",
    async ({ db, order, facts }) => {
      const stops = takenBackEasily(order).map(({ id }) => id);
      const decision = newHold({ reason: hold.reason, stops });
      await keepDecision(db, shop, orderId, { decision, note: hold.note, by });
      return { order, facts };
    },
    async ({ db, facts }) => {
      if (!facts.isHeldHere) return null;
      await addToHold(db, shop, orderId, hold, by);
      return "held";
    },
  );
  if (isRefusal(deciding)) return deciding;
  if (deciding === "held") return { ok: true, message: held };

  const { order, facts } = deciding;
  // The note stands once on the timeline: with the hold, not with each parcel that it stops.
  const why = sayHeld({ ...hold, note: null });
  const not = whyNotTaken(await takeBack(shop, order, { why, by }), order, facts.hasOpenUnits);
  if (not) {
    await inShop(shop, (db) => forgetDecisions(db, shop, orderId, "hold"));
    return refusal(not);
  }
  await inShop(shop, async (db) => {
    await forgetDecisions(db, shop, orderId, "release", "wait", "keep");
    await writeTimeline(db, shop, { orderId, actor: by, event: "held", message: sayHeld(hold) });
    await settleStage(db, shop, orderId);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { ok: true, message: held };
}

/** Holds several orders. */
export function holdOrders(shop: Shop, orderIds: readonly bigint[], hold: Hold, by: Actor): Promise<Reply> {
  return decideOnEach(
    orderIds,
    (orderId) => holdOrder(shop, orderId, hold, by),
    (count) => decisions.message("held-orders", { count }),
  );
}
