import type { Order, RoutingDecision } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { mayWait } from "../order-stage.ts";

/**
 * The routing decision by which an order goes where it goes, or waits. What could not be routed for a while and is on its way since, or was taken off
 * the order, is over: then it is the last one that chose a warehouse, if one ever did. Null where none was made.
 */
export async function standingDecision(
  db: ShopDb,
  shop: Shop,
  { id: orderId, stage }: Pick<Order, "id" | "stage">,
): Promise<RoutingDecision | null> {
  const last = await db.routingDecision.findFirst({ where: { shopId: shop.id, orderId }, orderBy: { decidedAt: "desc" } });
  if (last === null || last.cost !== null || mayWait(stage)) return last;
  const open = { shopId: shop.id, orderId, cause: { startsWith: "unroutable." }, OR: [{ resolvedAt: null }, { standing: true }] };
  if (stage === "needs_you" && (await db.exception.count({ where: open })) > 0) return last;
  const chosen = await db.routingDecision.findFirst({
    where: { shopId: shop.id, orderId, cost: { not: null } },
    orderBy: { decidedAt: "desc" },
  });
  return chosen ?? last;
}
