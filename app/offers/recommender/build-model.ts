import { ease, EASE_BASKETS } from "./ease.ts";
import type { Neighbours } from "./neighbours.ts";
import { countBaskets, supportsOf, type PackedBaskets } from "./packed-baskets.ts";
import { nearestByCosine } from "./shrunk-cosine.ts";
import { countTogether } from "./together.ts";

/** What a shop's orders say of what goes with what: for every item (numbered as in the baskets) its neighbours. */
export type Model = {
  baskets: number;
  supports: Uint32Array;
  cosine: Neighbours[];
  /** Null where a shop has too few baskets; undefined of an item that has too few. */
  ease: (Neighbours | undefined)[] | null;
};

/** A few seconds of one core, for a shop with thousands of products: not for the thread that answers requests (build-in-thread.server.ts). */
export function buildModel(baskets: PackedBaskets, titles: readonly string[]): Model {
  const count = countBaskets(baskets);
  const supports = supportsOf(baskets, titles.length);
  const weights = count >= EASE_BASKETS ? ease(baskets, titles) : null;
  const together = countTogether(baskets, titles.length);
  const model: Model = { baskets: count, supports, cosine: [], ease: weights && [] };
  for (let item = 0; item < titles.length; item += 1) {
    const row = together(item);
    const withOrders = (found: Omit<Neighbours, "orders">) => ({ ...found, orders: found.items.map((other) => row.counts[other]!) });
    model.cosine.push(withOrders(nearestByCosine(item, row, supports)));
    const weighed = weights?.get(item);
    model.ease?.push(weighed && withOrders(weighed));
  }
  return model;
}
