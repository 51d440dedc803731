import type { RandomDraws } from "./random-draws.ts";

/** An offer as it truly is, by context bucket (0: phone, 1: desk). */
export type TrueOffer = {
  name: string;
  price: number;
  /** What of the price is taken off. */
  discount: number;
  take: readonly [number, number];
  /** How often an accepted offer takes the place of something that would have been bought instead. */
  cannibalisation: number;
  /** How often the accepted line comes back, the order staying. */
  returned: number;
  /** What seeing it does to the probability that the checkout is completed. */
  completion: number;
};

/** A shop of known truth. Amounts in minor units. */
export type DemoShop = {
  holdoutShare: number;
  /** Spend of a checkout: a buyer's own level times the checkout's, both log-normal, and one buyer in some hundred buys in bulk. */
  median: number;
  buyerSigma: number;
  checkoutSigma: number;
  bulk: { share: number; times: number };
  bucketShare: number;
  bucketTimes: readonly [number, number];
  completion: readonly [number, number];
  returning: number;
  /** Things added to the cart on the way without any offer, as a part of its value. */
  added: { share: number; part: number };
  refunds: { whole: number; half: number };
  offers: readonly TrueOffer[];
};

/**
 * Draws a shop: 2 to 6 offers with take rates of some 2 to 12 %, priced at 10 to 35 % of a cart. Without effect, every accepted offer takes
 * the place of something else of the same worth on average: a dashboard of "revenue by offers" would praise it.
 */
export function drawShop(draw: RandomDraws, effect: boolean): DemoShop {
  const median = draw.between(2_000, 7_000);
  const completion = draw.between(0.5, 0.75);
  const harmful = effect && draw.random() < 0.1;
  const offers = Array.from({ length: draw.whole(2, 6) }, (_, index): TrueOffer => {
    const take = draw.between(0.02, 0.12);
    return {
      name: `offer-${index + 1}`,
      price: Math.round(median * draw.between(0.15, 0.5)),
      discount: effect ? draw.between(0, 0.2) : 0,
      take: [take * draw.logNormal(1, 0.4), take * draw.logNormal(1, 0.4)],
      cannibalisation: effect ? draw.between(0, 0.9) : 1,
      returned: effect ? draw.between(0.03, 0.2) : 0,
      completion: harmful && index === 0 ? -draw.between(0.05, 0.1) : 0,
    };
  });
  return {
    holdoutShare: draw.between(0.05, 0.1),
    median,
    buyerSigma: draw.between(0.4, 0.8),
    checkoutSigma: draw.between(0.4, 0.7),
    bulk: { share: draw.between(0, 0.008), times: draw.between(4, 12) },
    bucketShare: draw.between(0.3, 0.7),
    bucketTimes: [1, draw.between(1, 1.6)],
    completion: [completion, Math.min(0.9, completion + draw.between(0, 0.15))],
    returning: draw.between(0.1, 0.35),
    added: { share: draw.between(0.02, 0.08), part: 0.25 },
    refunds: { whole: draw.between(0.03, 0.1), half: draw.between(0.02, 0.06) },
    offers,
  };
}

/** What an exposure to an offer brings in net revenue beyond none, in truth, on average. */
export function valueOf(shop: DemoShop, offer: TrueOffer | undefined, bucket: 0 | 1): number {
  if (!offer) return 0;
  const { whole, half } = shop.refunds;
  const spend =
    shop.median *
    shop.bucketTimes[bucket] *
    Math.exp((shop.buyerSigma ** 2 + shop.checkoutSigma ** 2) / 2) *
    (1 + shop.bulk.share * (shop.bulk.times - 1)) *
    (1 + shop.added.share * shop.added.part);
  const kept = spend * (1 - whole - half / 2);
  const paid = offer.price * (1 - offer.discount) * (1 - offer.returned);
  const gain = offer.take[bucket] * (1 - whole) * (paid - offer.cannibalisation * offer.price);
  const completed = shop.completion[bucket] + offer.completion;
  return completed * (kept + gain) - shop.completion[bucket] * kept;
}
