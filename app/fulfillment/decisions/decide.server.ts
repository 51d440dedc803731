import { lockOrders } from "#app/orders/lock-orders.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { refusal, type Refusal } from "#app/platform/http/reply.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { decisions } from "./messages.ts";
import { type OrderAction, type OrderFacts, whyNot } from "./order-actions.ts";
import { readOrderFacts } from "./read-order-facts.server.ts";

export type Deciding = { order: OrderInFulfillment; facts: OrderFacts };
type InHand = Deciding & { db: ShopDb };

/**
 * Decides something on an order in one transaction, while nobody else decides on it: `work`, if the action can be done at this moment; else
 * the reason why not. `again` answers what was decided already: twice equals once.
 */
export function decideOn<T>(
  shop: Shop,
  orderId: bigint,
  action: OrderAction,
  work: (deciding: InHand) => Promise<T>,
  again: (deciding: InHand) => Promise<T | null> | T | null = () => null,
): Promise<T | Refusal> {
  return inShop(shop, async (db): Promise<T | Refusal> => {
    await lockOrders(db, shop, [orderId]);
    const order = await loadOrder(db, shop, orderId);
    const facts = (await readOrderFacts(db, shop, [orderId])).get(orderId);
    if (!order || !facts) return refusal(decisions.message("no-such-order"));
    const before = await again({ db, order, facts });
    if (before !== null) return before;
    const why = whyNot(action, facts);
    return why ? refusal(why) : work({ db, order, facts });
  });
}

/** Whether something was refused, of what `decideOn` answers. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && (answer as { ok?: unknown }).ok === false;
}

/** An action with several orders, one after another: those with which it can't be done are counted, with the first one's reason. */
export async function decideOnEach(
  orderIds: readonly bigint[],
  decide: (orderId: bigint) => Promise<{ ok: true } | Refusal>,
  done: (count: number) => Message,
): Promise<{ ok: true; message: Message } | Refusal> {
  const refusals: Refusal[] = [];
  for (const orderId of orderIds) {
    const answer = await decide(orderId);
    if (!answer.ok) refusals.push(answer);
  }
  const count = orderIds.length;
  const [first] = refusals;
  if (!first) return { ok: true, message: done(count) };
  if (count === 1) return first;
  return refusal(decisions.message("some-done", { count, done: count - refusals.length, why: first.message }));
}
