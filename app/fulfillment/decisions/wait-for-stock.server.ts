import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { settleStage } from "../settle-stage.server.ts";
import { decideOn } from "./decide.server.ts";
import { keepDecision } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";

/** Has an order that no warehouse has stock for wait until one has: nobody is asked about it meanwhile. */
export function waitForStock(shop: Shop, orderId: bigint, by: Actor): Promise<Reply> {
  const answer: Reply = { ok: true, message: decisions.message("order-waits") };
  return decideOn<Reply>(
    shop,
    orderId,
    "wait",
    async ({ db }) => {
      const message = decisions.message("chose-to-wait");
      await keepDecision(db, shop, orderId, { decision: { kind: "wait" }, by });
      await resolveExceptions(db, shop, { subject: `order:${orderId}`, cause: "unroutable.out-of-stock" }, message, by);
      await writeTimeline(db, shop, { orderId, actor: by, event: "waits", message });
      await settleStage(db, shop, orderId);
      await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
      return answer;
    },
    ({ facts }) => (facts.waits ? answer : null),
  );
}
