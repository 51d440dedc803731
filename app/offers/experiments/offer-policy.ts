import type { ArmRecord } from "./arm-record.ts";
import { bestArmShares } from "./best-arm-shares.ts";
import { keyedShare, murmur3 } from "./keyed-share.ts";
import { beliefOf, type PooledReward } from "./reward-belief.ts";

/** The arm that shows nothing: always there, never paused. */
export const NO_OFFER = "no-offer";

/** What every live arm is shown at least. */
export const EXPLORATION_FLOOR = 0.05;
/** Until an arm has had so many impressions it is shown as often as if all arms were equal, or more. */
export const IMPRESSIONS_BEFORE_STARVING = 200;
export const MOST_OFFERS = 6;

/** An offer that may be shown here: within its discount ceiling, margin floor and frequency cap, or it does not stand in the list. */
export type OfferArm = { offer: string; record: ArmRecord; paused: boolean };

/**
 * How often each arm is chosen, for one placement and context bucket, from one renewal to the next (daily). Arms in a fixed order, those
 * with nothing included; the propensities add up to one.
 */
export type OfferPolicy = readonly { arm: string; propensity: number }[];

export type PolicyInput = {
  offers: readonly OfferArm[];
  noOffer: ArmRecord;
  /** Store-pooled: see pooledReward. */
  prior: { offers: PooledReward; noOffer: PooledReward };
};

/**
 * Thompson sampling with guardrails: each arm's probability of being the best, raised to its floor where it is lower, the others scaled
 * down for it. A paused offer has nothing; with all of them paused the no-offer arm has everything. Throws for more than six offers.
 */
export function offerPolicy({ offers, noOffer, prior }: PolicyInput): OfferPolicy {
  if (offers.length > MOST_OFFERS) throw new RangeError(`At most ${MOST_OFFERS} offers compete in one place, not ${offers.length}.`);
  const live = offers.filter(({ paused }) => !paused);
  const records = [...live.map(({ record }) => record), noOffer];
  const beliefs = records.map((record, index) => beliefOf(record, index < live.length ? prior.offers : prior.noOffer));

  const equal = 1 / records.length;
  const floors = records.map(({ impressions }) => (impressions < IMPRESSIONS_BEFORE_STARVING ? equal : EXPLORATION_FLOOR));
  const propensities = raisedTo(floors, bestArmShares(beliefs));

  const ofLive = new Map(live.map(({ offer }, index) => [offer, propensities[index]!]));
  const ofOffers = offers.map(({ offer, paused }) => ({ arm: offer, propensity: paused ? 0 : ofLive.get(offer)! }));
  return [...ofOffers, { arm: NO_OFFER, propensity: propensities.at(-1)! }];
}

/** Shares that are no less than their floors and still add up to one: what is above its floor gives in proportion. */
function raisedTo(floors: readonly number[], shares: readonly number[]): number[] {
  const raised = new Set<number>();
  for (;;) {
    const floored = floors.reduce((sum, floor, index) => sum + (raised.has(index) ? floor : 0), 0);
    const free = shares.reduce((sum, share, index) => sum + (raised.has(index) ? 0 : share), 0);
    const given = shares.map((share, index) => (raised.has(index) ? floors[index]! : (share * (1 - floored)) / free));
    const low = given.flatMap((share, index) => (!raised.has(index) && share < floors[index]! ? [index] : []));
    if (low.length === 0) return given;
    // Floors that leave nothing over (all arms young) are the shares, but for rounding.
    if (raised.size + low.length === shares.length) return floors.map((floor) => floor / floors.reduce((sum, each) => sum + each, 0));
    for (const index of low) raised.add(index);
  }
}

/** A choice and how probable it was, to be logged with it: the weights of every later analysis are made of it. */
export type Choice = { arm: string; propensity: number };

/** The number of a decision within a visitor's visits: he who comes to a place again is shown the same. */
export const decisionAt = ({ placement, productId }: { placement: string; productId: string | null }) =>
  murmur3(`${placement} ${productId ?? ""}`, 0);

/**
 * Chooses by a number that shop's seed, session and the decision's number within it give: asked again, the answer is the same, and an
 * audit can repeat it. The propensity is exact: it is what the number was compared with.
 */
export function chooseArm(policy: OfferPolicy, by: { shopSeed: string; session: string; decision: number }): Choice {
  let left = keyedShare("offers-choice", by.shopSeed, by.session, by.decision);
  for (const choice of policy) {
    if (left < choice.propensity) return choice;
    left -= choice.propensity;
  }
  // Rounding has left a hair beyond the last arm: it belongs to the last one that is live.
  return policy.findLast(({ propensity }) => propensity > 0)!;
}
