type Chosen = {
  item: bigint;
  title: string;
  /** What the merchant chose to go with it, the best first. */
  complementary: readonly bigint[];
};

/**
 * What the merchant chose to go with a cart, the best first, and beside which product of it: what he chose beside more of them before the rest, then what stands further
 * up in his lists.
 */
export function nameComplementary(cart: readonly Chosen[]): { productId: bigint; beside: string }[] {
  const named = new Map<bigint, { beside: string; votes: number; place: number }>();
  for (const { title, complementary } of cart) {
    for (const [place, productId] of complementary.entries()) {
      const known = named.get(productId);
      if (!known) named.set(productId, { beside: title, votes: 1, place });
      else
        named.set(productId, {
          beside: place < known.place ? title : known.beside,
          votes: known.votes + 1,
          place: Math.min(place, known.place),
        });
    }
  }
  return [...named]
    .sort(([, one], [, other]) => other.votes - one.votes || one.place - other.place)
    .map(([productId, { beside }]) => ({ productId, beside }));
}
