import type { DemoShop, TrueOffer } from "./demo-shop.ts";
import type { RandomDraws } from "./random-draws.ts";

export type DemoBuyer = { id: number; level: number; bucket: 0 | 1 };

/** One checkout, with all of its luck decided beforehand: the same with any offer and with none. */
export type DemoCheckout = {
  cart: number;
  luck: Record<"complete" | "add" | "accept" | "replace" | "worth" | "refund" | "return", number>;
};

/** What came of a checkout. `change` is what the offers' placement sees: all but the cart's own lines; `refunded` is a share of those. */
export type DemoOutcome = { completed: boolean; revenue: number; changeAtFirst: number; change: number; refunded: number };

export function drawBuyer(draw: RandomDraws, shop: DemoShop, id: number): DemoBuyer {
  const bulk = draw.random() < shop.bulk.share ? shop.bulk.times : 1;
  return { id, level: bulk * draw.logNormal(1, shop.buyerSigma), bucket: draw.random() < shop.bucketShare ? 0 : 1 };
}

export function drawCheckout(draw: RandomDraws, shop: DemoShop, buyer: DemoBuyer): DemoCheckout {
  const { random } = draw;
  return {
    cart: Math.round(shop.median * shop.bucketTimes[buyer.bucket] * buyer.level * draw.logNormal(1, shop.checkoutSigma)),
    luck: {
      complete: random(),
      add: random(),
      accept: random(),
      replace: random(),
      worth: random(),
      refund: random(),
      return: random(),
    },
  };
}

const NOTHING: DemoOutcome = { completed: false, revenue: 0, changeAtFirst: 0, change: 0, refunded: 0 };

/** What comes of the checkout when this offer is shown, or none. */
export function outcomeOf(shop: DemoShop, { bucket }: DemoBuyer, { cart, luck }: DemoCheckout, offer?: TrueOffer): DemoOutcome {
  if (luck.complete >= shop.completion[bucket] + (offer?.completion ?? 0)) return NOTHING;
  const added = luck.add < shop.added.share ? Math.round(cart * shop.added.part) : 0;

  let [gain, returned] = [0, 0];
  if (offer && luck.accept < offer.take[bucket]) {
    const paid = Math.round(offer.price * (1 - offer.discount));
    // Of what is replaced the worth is known on average only.
    gain = paid - (luck.replace < offer.cannibalisation ? Math.round(offer.price * (0.5 + luck.worth)) : 0);
    returned = luck.return < offer.returned ? paid : 0;
  }
  const changeAtFirst = added + gain;
  if (luck.refund < shop.refunds.whole) return { completed: true, revenue: 0, changeAtFirst, change: 0, refunded: 1 };
  const half = luck.refund < shop.refunds.whole + shop.refunds.half;
  const kept = half ? Math.round((cart + added) / 2) : cart + added;
  return { completed: true, revenue: kept + gain - returned, changeAtFirst, change: changeAtFirst - returned, refunded: half ? 0.5 : 0 };
}
