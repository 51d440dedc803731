/** How many things are in hand, of each shop. */
export type FairHands<Shop> = {
  /** Free hands altogether. */
  free(): number;
  /** How many one shop may have in hand at present. */
  most(): number;
  has(shop: Shop): boolean;
  take(shop: Shop): void;
  giveBack(shop: Shop): void;
  held(): ReadonlyMap<Shop, number>;
};

/**
 * Shares hands between shops: one shop alone has half of them, two have a third each, and so on, so that there is a hand for whoever comes
 * next at once, however much the others have to do and however long each of it takes.
 */
export function createFairHands<Shop>(hands: number): FairHands<Shop> {
  const held = new Map<Shop, number>();
  let taken = 0;
  const most = () => Math.max(1, Math.floor(hands / (Math.max(1, held.size) + 1)));
  return {
    free: () => hands - taken,
    most,
    has(shop) {
      const count = held.get(shop) ?? 0;
      // The last hand is for a shop that has none.
      return count === 0 ? taken < hands : taken < hands - 1 && count < most();
    },
    take(shop) {
      taken += 1;
      held.set(shop, (held.get(shop) ?? 0) + 1);
    },
    giveBack(shop) {
      taken -= 1;
      const left = (held.get(shop) ?? 1) - 1;
      if (left > 0) held.set(shop, left);
      else held.delete(shop);
    },
    held: () => held,
  };
}
