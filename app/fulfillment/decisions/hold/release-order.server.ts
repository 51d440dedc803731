import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openClosedGates } from "../../gates/open-gates.server.ts";
import { reconcileOrderJob } from "../../reconcile-order-job.server.ts";
import { settleStage } from "../../settle-stage.server.ts";
import { decideOn, decideOnEach } from "../decide.server.ts";
import { forgetDecisions, keepDecision } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";

/**
 * Lets an order go: a hold of ours, holds of anybody in Shopify (carry-out-decisions), and the gates that a person can open. What no person
 * can overrule stays closed.
 */
export function releaseOrder(shop: Shop, orderId: bigint, by: Actor): Promise<Reply> {
  return decideOn<Reply>(shop, orderId, "release", async ({ db, order, facts }) => {
    await forgetDecisions(db, shop, orderId, "hold", "wait");
    if (facts.isHeldHere || facts.isHeldInShopify) {
      await keepDecision(db, shop, orderId, { decision: { kind: "release", ownOnly: false }, by });
      await writeTimeline(db, shop, { orderId, actor: by, event: "released", message: decisions.message("released") });
    }
    await openClosedGates(db, shop, order, by);
    await settleStage(db, shop, orderId);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    return { ok: true, message: decisions.message("order-released") };
  });
}

/** Releases several orders. */
export function releaseOrders(shop: Shop, orderIds: readonly bigint[], by: Actor): Promise<Reply> {
  return decideOnEach(
    orderIds,
    (orderId) => releaseOrder(shop, orderId, by),
    (count) => decisions.message("released-orders", { count }),
  );
}
