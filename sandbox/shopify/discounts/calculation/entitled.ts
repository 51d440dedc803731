import type { DiscountItems, DiscountTerms } from "../discount-record.ts";
import type { DiscountableLine } from "./cart.ts";

/** Whether a line is among the things that are named. */
export function isAmong(items: DiscountItems, { productId, variantId }: DiscountableLine): boolean {
  if (items.all) return true;
  return (productId !== null && items.productIds.includes(productId)) || (variantId !== null && items.variantIds.includes(variantId));
}

/** Whether it is for that way of buying. */
export function isForPurchase({ onOneTimePurchase, onSubscription }: DiscountTerms, { isSubscription = false }: DiscountableLine): boolean {
  return isSubscription ? onSubscription : onOneTimePurchase;
}

/** Whether so many units worth so much are enough. */
export function isEnough({ minimum }: DiscountTerms, quantity: number, subtotalMinor: number): boolean {
  if (!minimum) return true;
  return minimum.kind === "quantity" ? quantity >= minimum.quantity : subtotalMinor >= minimum.minor;
}
