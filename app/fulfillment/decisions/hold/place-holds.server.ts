import { HoldFulfillmentOrderDocument } from "#admin/hold-fulfillment-order.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { canRoute } from "#app/shopify/granted-scopes.server.ts";
import { hasUnits } from "../../gates/held-because.ts";
import type { OrderInFulfillment } from "../../load-order.server.ts";
import { noteChangeBegin, noteChangeEnd, readAfresh } from "../../own-changes.server.ts";
import { withoutOthers } from "../../reconcile/without-others.server.ts";
import { unattached } from "../../requests/unattached.ts";
import type { Decision } from "../decision.ts";
import { updateDecision, type Made } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";

export type Held = Made & { decision: Extract<Decision, { kind: "hold" }> };

/** By this name Shopify knows our hold on a fulfillment order: there is one at most. */
const HANDLE = "waybill";
const DUPLICATE = "DUPLICATE_FULFILLMENT_HOLD_HANDLE";

/**
 * Has Shopify hold, with a person's reason, what of a held order is Waybill's and stands at no warehouse's hands: Shopify shows it, and nobody
 * fulfils it there by mistake. What Shopify refuses is held by Waybill alone, and said.
 */
export async function placeHolds(shop: Shop, order: OrderInFulfillment, held: Held): Promise<boolean> {
  const { decision, note } = held;
  const loose = unattached(order).filter(
    (one) => !decision.asked.includes(String(one.id)) && one.supportedActions.includes("HOLD") && hasUnits(one),
  );
  const ours = loose.length === 0 ? [] : await inShop(shop, (db) => withoutOthers(db, shop, order, loose));
  if (ours.length === 0 || !(await canRoute(shop))) return false;

  await noteChangeBegin(shop, order.id);
  for (const { id } of ours) {
    const { fulfillmentOrderHold: answer } = await adminClient(shop).run(HoldFulfillmentOrderDocument, {
      id: gid("FulfillmentOrder", id),
      hold: { reason: decision.reason, reasonNotes: note, handle: HANDLE, notifyMerchant: false },
    });
    const refused = answer?.userErrors.find(({ code }) => code !== DUPLICATE);
    if (refused) await inShop(shop, (db) => sayRefused(db, shop, order.id, refused.message));
  }
  await noteChangeEnd(shop, order.id);
  const asked = [...decision.asked, ...ours.map(({ id }) => String(id))];
  await inShop(shop, (db) => updateDecision(db, shop, order.id, { ...decision, asked }));
  await readAfresh(shop, order.id);
  return true;
}

function sayRefused(db: Parameters<typeof writeTimeline>[0], shop: Shop, orderId: bigint, said: string) {
  const message = decisions.message("hold-refused", { said: withoutFullStop(said) });
  return writeTimeline(db, shop, { orderId, actor: { kind: "shopify" }, event: "hold-refused", message });
}
