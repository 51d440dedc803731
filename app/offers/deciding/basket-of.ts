import type { OfferQuestion } from "#app/contracts/offers.ts";
import type { Goods } from "./ships-together.ts";

/** Things that would be dispatched together. */
export type Basket = readonly { goods: Goods; quantity: number }[];

/**
 * What would be dispatched: on a product's page (`looked`: its variants, in the shop's order) one of it, in the variant that is chosen there, else the
 * first that can be had; elsewhere the cart. Nothing of a cart in which something lies that we don't know: nobody could say when all of it is there.
 */
export function basketOf(
  { lines, variantId }: Pick<OfferQuestion, "lines" | "variantId">,
  { looked, cart }: { looked: readonly Goods[] | null; cart: Basket },
): Basket {
  if (looked === null) return cart.length === lines.length ? cart : [];
  const chosen = looked.find((variant) => variant.variantId === variantId);
  const goods = chosen ?? looked.find(({ units }) => units.values().some((count) => count > 0));
  return goods ? [{ goods, quantity: 1 }] : [];
}
