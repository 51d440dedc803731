import type { Neighbours } from "./neighbours.ts";

/** What is known of an item in the cart; of one that nobody has bought yet, nothing. */
export type Known<Item> = { item: Item; cosine: Neighbours; ease: Neighbours | undefined };

/** From so many items on EASE is asked, which then is the better one; below, the two are equal, and shrunk cosine is there for any shop. */
export const LONG_CART = 3;

/** Which of the two methods answers for a cart. */
export function methodFor(cart: readonly Pick<Known<unknown>, "ease">[]): "cosine" | "ease" {
  return cart.filter(({ ease }) => ease).length >= LONG_CART ? "ease" : "cosine";
}

/** How much all that is in the cart together speaks for each item beside it (or against: below zero). Items are as the neighbours name them. */
export function scoreCart(cart: readonly Known<number>[]): Map<number, number> {
  const method = methodFor(cart);
  const scores = new Map<number, number>();
  for (const known of cart) {
    const neighbours = known[method];
    for (const [index, other] of neighbours?.items.entries() ?? []) {
      scores.set(other, (scores.get(other) ?? 0) + neighbours!.scores[index]!);
    }
  }
  for (const { item } of cart) scores.delete(item);
  return scores;
}
