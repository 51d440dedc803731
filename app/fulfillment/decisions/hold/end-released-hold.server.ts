import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasUnits } from "../../gates/held-because.ts";
import type { OrderInFulfillment } from "../../load-order.server.ts";
import { forgetDecisions, updateDecision } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";
import type { Held } from "./place-holds.server.ts";

/**
 * Ends a hold that was placed here once all that Shopify held for it was released there: whoever presses "Release" in Shopify's admin means the
 * order. Only what was once read as on hold can have been released: a copy from before the hold doesn't count.
 */
export async function endReleasedHold(shop: Shop, order: OrderInFulfillment, { decision }: Held): Promise<boolean> {
  const asked = order.fulfillmentOrders.filter((one) => decision.asked.includes(String(one.id)) && hasUnits(one));
  const onHold = asked.filter(isOnHold).map(({ id }) => String(id));
  if (onHold.length > 0) {
    const seenOnHold = [...new Set([...decision.seenOnHold, ...onHold])];
    if (seenOnHold.length > decision.seenOnHold.length)
      await inShop(shop, (db) => updateDecision(db, shop, order.id, { ...decision, seenOnHold }));
    return false;
  }
  if (!asked.some(({ id }) => decision.seenOnHold.includes(String(id)))) return false;
  await inShop(shop, async (db) => {
    await forgetDecisions(db, shop, order.id, "hold");
    const message = decisions.message("released-in-shopify");
    await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "released", message });
  });
  return true;
}

const isOnHold = ({ status }: { status: string }) => status === "ON_HOLD";
