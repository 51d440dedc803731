import { CreateRefundDocument, type CreateRefundMutationVariables } from "#admin/create-refund.ts";
import { SuggestedRefundDocument } from "#admin/suggested-refund.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault } from "#app/shopify/admin-fault.ts";
import { gid } from "#app/shopify/gid.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { noteChangeBegin, noteChangeEnd } from "../own-changes.server.ts";
import { told } from "../reconcile/report-unwanted.server.ts";
import type { Units } from "./offered-in-the-way.ts";
import { refundOf } from "./refund-of.ts";
import { TAKE_OFF_SCOPE } from "./take-off-scope.ts";

export type TakenOff = { outcome: "taken-off" } | { outcome: "refused"; message: Message } | { outcome: "not-allowed" };

/** Read in Shopify by people of whatever language. */
const words = wordsFor({ language: "en", timeZone: "UTC" });

type Line = { id: string; quantity: number; of: number };

/**
 * Takes units off an order in Shopify that no warehouse can ship, pays the buyer back what they cost, and has Shopify tell him. Where nothing else is left of
 * the order, its shipping is paid back too. They are not put back on a shelf: they only wait for nothing any more (`CANCEL`).
 *
 * Done once: the same units of the same order have one key, and before a run that was cut short goes on, the order is read anew (own-changes).
 */
export async function takeOff(shop: Shop, order: OrderInFulfillment, units: readonly Units[], by: Actor): Promise<TakenOff> {
  if (!(await isGranted(shop, TAKE_OFF_SCOPE))) return { outcome: "not-allowed" };
  const lines = units.flatMap(({ lineId, quantity }): Line[] => {
    const of = order.lines.find(({ id }) => String(id) === lineId)?.currentQuantity ?? 0;
    return of > 0 ? [{ id: lineId, quantity: Math.min(quantity, of), of }] : [];
  });
  const all = order.lines.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0);
  const leavesNothing = lines.reduce((sum, { quantity }) => sum + quantity, 0) === all;

  await noteChangeBegin(shop, order.id);
  const refused = await refund(shop, order, lines, leavesNothing).catch(notAllowed);
  await noteChangeEnd(shop, order.id, nowDate());
  if (refused === "not-allowed") return { outcome: "not-allowed" };
  if (refused) return { outcome: "refused", message: refused };
  await inShop(shop, async (db) => {
    const off = lines.map(({ id, quantity }) => ({ orderLineId: BigInt(id), units: quantity }));
    const message = fulfillment.message("offered-taken-off", { units: told(order, off) });
    await writeTimeline(db, shop, { orderId: order.id, actor: by, event: "offered-taken-off", message });
  });
  return { outcome: "taken-off" };
}

/** The permission was taken back a moment ago. */
function notAllowed(fault: unknown): "not-allowed" {
  if (fault instanceof AdminFault && fault.code === "access-denied") return "not-allowed";
  throw fault;
}

/** Null when Shopify has done it; otherwise why it did nothing. */
async function refund(shop: Shop, { id }: OrderInFulfillment, lines: readonly Line[], leavesNothing: boolean): Promise<Message | null> {
  const orderId = gid("Order", id);
  const refundLineItems = lines.map((line) => ({
    lineItemId: gid("LineItem", BigInt(line.id)),
    quantity: line.quantity,
    restockType: "CANCEL" as const,
  }));
  const asked = { id: orderId, lines: refundLineItems, shipping: leavesNothing };
  const { order } = await adminClient(shop).run(SuggestedRefundDocument, asked);
  if (!order) return fulfillment.message("not-in-waybill");
  const currency = order.presentmentCurrencyCode;
  const suggested = (order.suggestedRefund?.suggestedTransactions ?? []).map(({ gateway, amountSet, parentTransaction }) => ({
    gateway: gateway ?? null,
    parentId: parentTransaction?.id ?? null,
    amount: amountSet.presentmentMoney.amount,
  }));
  const payments = refundOf(suggested, order.totalOutstandingSet.presentmentMoney.amount, currency);
  const input: CreateRefundMutationVariables["input"] = {
    orderId,
    currency,
    notify: true,
    note: words(fulfillment.message("refund-note")),
    refundLineItems,
    ...(leavesNothing && { shipping: { fullRefund: true } }),
    transactions: payments.map((payment) => ({ ...payment, orderId, kind: "REFUND" as const })),
  };
  const key = [id, ...lines.map((line) => `${line.id}:${line.quantity}/${line.of}`)].join(" ");
  // A key that was refused is spent, and has done nothing.
  return (await create(shop, input, `waybill ${key}`)) && create(shop, input, newId());
}

async function create(shop: Shop, input: CreateRefundMutationVariables["input"], key: string): Promise<Message | null> {
  const { refundCreate } = await adminClient(shop).run(CreateRefundDocument, { input, key });
  const [error] = userErrorsOf(refundCreate);
  if (error) return error.message;
  return refundCreate?.refund ? null : fulfillment.message("refund-unsaid");
}
