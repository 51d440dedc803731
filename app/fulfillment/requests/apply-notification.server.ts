import { AssignedRequestsDocument, type AssignedRequestsQuery } from "#admin/assigned-requests.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idOf } from "#app/shopify/gid.ts";

import { reconcileOrderJob } from "../reconcile-order-job.server.ts";

/** Shopify's ping to a fulfillment service names no order: whatever is asked of our warehouses is read, and each order followed. */
export const applyNotification = inboxHandler({
  source: "shopify",
  topics: ["fulfillment_order_notification"],
  async run(shop) {
    const orderIds = new Set([...(await requested(shop, "FULFILLMENT_REQUESTED")), ...(await requested(shop, "CANCELLATION_REQUESTED"))]);
    await inShop(shop, async (db) => {
      for (const orderId of orderIds) await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    });
  },
});

async function requested(shop: Shop, status: "FULFILLMENT_REQUESTED" | "CANCELLATION_REQUESTED"): Promise<bigint[]> {
  const orderIds: bigint[] = [];
  let after: string | null = null;
  do {
    const answer: AssignedRequestsQuery = await adminClient(shop).run(AssignedRequestsDocument, { status, after });
    const page = answer.assignedFulfillmentOrders;
    orderIds.push(...page.nodes.map((node) => idOf(node.orderId)));
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after);
  return orderIds;
}
