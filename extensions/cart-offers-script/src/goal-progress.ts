import type { SpendGoal } from "../../../app/contracts/offers.ts";
import { digitsOf } from "../../offer-client/src/after-discount.ts";
import type { Cart } from "./cart.ts";

/** How far a cart is from its reward, in hundredths of the buyer's currency. */
export type GoalProgress = { left: number; reached: number; goal: number };

/**
 * `rate`: of the buyer's currency for one of the shop's. What Shopify converts is rounded up to a whole unit here, so that a reward is
 * never said to be reached before it is. Null when it can't be said.
 */
export function goalProgress(goal: SpendGoal, cart: Pick<Cart, "total" | "currency">, rate: number): GoalProgress | null {
  const amount = goal.amount / 10 ** digitsOf(goal.currency);
  const target = cart.currency === goal.currency ? Math.round(amount * 100) : Math.ceil(amount * rate) * 100;
  if (!(target > 0 && target < Infinity)) return null;
  return { goal: target, reached: Math.min(cart.total, target), left: Math.max(target - cart.total, 0) };
}
