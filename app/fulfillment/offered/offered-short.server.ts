import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { type PlannedOrder, planOrder, type ToPlan } from "../plan/plan-order.server.ts";
import { told } from "../reconcile/report-unwanted.server.ts";
import { offeredInTheWay, type Units } from "./offered-in-the-way.ts";
import { offeredLines } from "./offered-lines.server.ts";

/** More than any line has. */
const ALL = Number.MAX_SAFE_INTEGER;

/** What came onto an order by an offer, and keeps it from being routed as it is: nothing where it `planned` well. */
export async function offeredShort(db: ShopDb, shop: Shop, { outcome, lines, anywhere }: PlannedOrder, toPlan: ToPlan): Promise<Units[]> {
  if (outcome.outcome === "routed") return [];
  const offered = await offeredLines(db, shop, toPlan.order);
  if (offered.size === 0) return [];
  const rest = await planOrder(db, shop, { ...toPlan, without: [...offered].map((lineId) => ({ lineId, quantity: ALL })) });
  return offeredInTheWay({ outcome, lines, anywhere }, (lineId) => offered.has(lineId), rest.outcome.outcome === "routed");
}

/** The same with their lines whole: so they are left aside. */
export const wholeLines = (units: readonly Units[]): Units[] => units.map(({ lineId }) => ({ lineId, quantity: ALL }));

/** Says on the worklist what of an order can't be shipped, instead of that nothing of it can. */
export async function askAboutOffered(db: ShopDb, shop: Shop, order: OrderInFulfillment, units: readonly Units[]): Promise<void> {
  const short = units.map(({ lineId, quantity }) => ({ orderLineId: BigInt(lineId), units: quantity }));
  await openException(db, shop, {
    cause: "unroutable.offered",
    subject: `order:${order.id}`,
    orderId: order.id,
    message: fulfillment.message("offered-cant-ship", { order: order.name, units: told(order, short) }),
    staysDismissed: true,
    insteadOf: "unroutable.",
  });
}
