import { CloseFulfillmentOrderDocument } from "#admin/close-fulfillment-order.ts";
import { RejectFulfillmentRequestDocument } from "#admin/reject-fulfillment-request.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import type { ClosedGate } from "../gates/gate.ts";
import { readClosedGates } from "../gates/read-gates.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { noteChangeBegin, noteChangeEnd } from "../own-changes.server.ts";
import { halfAsked } from "./unattached.ts";

/** Shopify shows it to whoever opens the order: nobody is known to read it. */
export const toShopify = textsOf(fulfillment, wordsFor({ language: "en", timeZone: "UTC" }));

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Gives back what was requested of a warehouse and may not go there: refused where it is not accepted yet, closed where it is. The merchant
 * reads in Shopify why, and can request it anew.
 */
export async function refuseRequest(shop: Shop, one: Pick<Requested, "id" | "requestStatus">, why: ClosedGate | undefined): Promise<void> {
  const client = adminClient(shop);
  const id = gid("FulfillmentOrder", one.id);
  const message = wordsOf(why);
  if (one.requestStatus !== "SUBMITTED") await client.run(CloseFulfillmentOrderDocument, { id, message });
  else await client.run(RejectFulfillmentRequestDocument, { id, message, reason: why?.rejection ?? "OTHER" });
}

function wordsOf(why: ClosedGate | undefined): string {
  if (!why) return toShopify("taken-back");
  return toShopify(why.over ? "never-sent" : "not-sent", { why: why.why });
}

/** Says no to a request that the merchant made by hand, and on the order's timeline why. */
export async function refuseByGate(
  shop: Shop,
  order: OrderInFulfillment,
  one: Requested,
  warehouse: { name: string },
  why: ClosedGate,
): Promise<void> {
  await refuseRequest(shop, one, why);
  const message = fulfillment.message("request-refused", { warehouse: warehouse.name, why: why.why });
  await inShop(shop, (db) => writeTimeline(db, shop, { orderId: order.id, actor: WAYBILL, event: "request-refused", message }));
}

/**
 * Takes back what a run of ours requested or accepted before it was cut short, for a plan that no longer stands: a gate has closed since, or
 * a person is to say first what becomes of the order. True when there was something.
 */
export async function takeBackHalfAsked(shop: Shop, order: OrderInFulfillment): Promise<boolean> {
  const asked = halfAsked(order);
  if (asked.length === 0) return false;
  const [why] = await inShop(shop, (db) => readClosedGates(db, shop, order));
  await noteChangeBegin(shop, order.id);
  for (const one of asked) await refuseRequest(shop, one, why);
  await noteChangeEnd(shop, order.id);
  return true;
}
