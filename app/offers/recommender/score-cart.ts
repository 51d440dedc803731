/** What goes with an item, by one method: others, and how much each of them speaks for it. */
type Weighed<Item> = { items: Iterable<Item>; scores: ArrayLike<number> };

/** What is known of an item in the cart; of one that nobody has bought yet, nothing. */
export type Known<Item> = { item: Item; cosine: Weighed<Item> | undefined; ease: Weighed<Item> | undefined };

/** From so many items on EASE is asked, which then is the better one; below, the two are equal, and shrunk cosine is there for any shop. */
export const LONG_CART = 3;

/** Which of the two methods answers for a cart. */
export function methodFor(cart: readonly Pick<Known<unknown>, "ease">[]): "cosine" | "ease" {
  return cart.filter(({ ease }) => ease).length >= LONG_CART ? "ease" : "cosine";
}

/** How much all that is in the cart together speaks for each item beside it (or against: below zero). Items are as the neighbours name them. */
export function scoreCart<Item>(cart: readonly Known<Item>[]): Map<Item, number> {
  const method = methodFor(cart);
  const scores = new Map<Item, number>();
  for (const known of cart) {
    const weighed = known[method];
    if (!weighed) continue;
    let place = 0;
    for (const other of weighed.items) scores.set(other, (scores.get(other) ?? 0) + weighed.scores[place++]!);
  }
  for (const { item } of cart) scores.delete(item);
  return scores;
}
