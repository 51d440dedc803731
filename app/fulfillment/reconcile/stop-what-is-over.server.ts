import { isRequested } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { ClosedGate } from "../gates/gate.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { fulfillment } from "../messages.ts";

const SHOPIFY: Actor = { kind: "shopify" };
const CAUSE = "parcel.payment-over";

type Parcel = OrderInFulfillment["parcels"][number];

/**
 * Stops, at their warehouses, the parcels of an order that is over since they were requested: its payment was voided, has
 * expired, or was paid back in full. Where it is too late a person is told; when the buyer pays after all, nobody is asked any more.
 * A gate that an order may yet pass stops nothing that is under way. True when a parcel was stopped: the order is to be looked at again.
 */
export async function stopWhatIsOver(shop: Shop, { order, closedGates, exceptions }: ReconcileFacts): Promise<boolean> {
  const underWay = order.parcels.filter(isRequested);
  if (underWay.length === 0) return false;
  const gate = closedGates.find(({ over }) => over);
  if (!gate) {
    const questions = exceptions.filter(({ cause, resolvedAt }) => cause === CAUSE && resolvedAt === null);
    if (questions.length > 0) await inShop(shop, (db) => endQuestions(db, shop, questions));
    return false;
  }

  let stopped = false;
  for (const parcel of underWay) {
    if (await cancelParcel(shop, parcel, { why: gate.why, by: SHOPIFY })) stopped = true;
    else await inShop(shop, (db) => reportLeaving(db, shop, order, parcel, gate));
  }
  return stopped;
}

async function endQuestions(db: ShopDb, shop: Shop, open: readonly { subject: string }[]): Promise<void> {
  for (const { subject } of open)
    await resolveExceptions(db, shop, { subject, cause: CAUSE }, fulfillment.message("paid-after-all"), SHOPIFY);
}

async function reportLeaving(db: ShopDb, shop: Shop, order: OrderInFulfillment, parcel: Parcel, { why }: ClosedGate): Promise<void> {
  const message = fulfillment.message("payment-over-too-late", { order: order.name, warehouse: parcel.warehouse.name, why });
  const opened = await openException(db, shop, {
    cause: CAUSE,
    ...aboutParcel(parcel),
    message,
    staysDismissed: true,
  });
  if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "payment-over", message });
}
