import { AssignedRequestsDocument, type AssignedRequestsQuery } from "#admin/assigned-requests.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idOf } from "#app/shopify/gid.ts";

type Request = AssignedRequestsQuery["assignedFulfillmentOrders"]["nodes"][number];

/**
 * Shopify's ping to a fulfillment service names no order: whatever is asked of our warehouses is read, and each order copied of which our
 * copy does not show it yet (mostly it does: Shopify's webhook says the same). What follows is taken up where orders change.
 */
export const applyNotification = subscriber({
  name: "fulfillment.look-for-requests",
  hears: [{ source: "shopify", topics: ["fulfillment_order_notification"] }],
  async run(shop) {
    const requests = [...(await requested(shop, "FULFILLMENT_REQUESTED")), ...(await requested(shop, "CANCELLATION_REQUESTED"))];
    if (requests.length > 0) await copyOrders(shop, await ordersNotShown(shop, requests));
  },
});

/** Mostly nothing is asked that our copy does not show, and Shopify charges an empty page in full. */
const FIRST_LOOK = 2;
const PAGE = 100;

async function requested(shop: Shop, status: "FULFILLMENT_REQUESTED" | "CANCELLATION_REQUESTED"): Promise<Request[]> {
  const requests: Request[] = [];
  let after: string | null = null;
  do {
    const answer: AssignedRequestsQuery = await adminClient(shop).run(AssignedRequestsDocument, {
      status,
      first: after === null ? FIRST_LOOK : PAGE,
      after,
    });
    const page = answer.assignedFulfillmentOrders;
    requests.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after);
  return requests;
}

async function ordersNotShown(shop: Shop, requests: readonly Request[]): Promise<bigint[]> {
  const ids = requests.map(({ id }) => idOf(id));
  const copies = await inShop(shop, (db) =>
    db.fulfillmentOrder.findMany({ where: { shopId: shop.id, id: { in: ids } }, select: { id: true, requestStatus: true } }),
  );
  const shown = new Map(copies.map(({ id, requestStatus }) => [id, requestStatus]));
  return requests.filter(({ id, requestStatus }) => shown.get(idOf(id)) !== requestStatus).map(({ orderId }) => idOf(orderId));
}
