import { aged, noRecord, rewardOfChange, withCorrection, withReward, type ArmRecord } from "#app/offers/experiments/arm-record.ts";
import { harmOf } from "#app/offers/experiments/arm-guard.ts";
import { isHeldOut } from "#app/offers/experiments/holdout.ts";
import { reportIncrement, type IncrementReports } from "#app/offers/experiments/increment-report.ts";
import { chooseArm, NO_OFFER, offerPolicy, type OfferPolicy } from "#app/offers/experiments/offer-policy.ts";
import { addOutcome, noOutcomes } from "#app/offers/experiments/outcome-sums.ts";
import { pooledReward } from "#app/offers/experiments/reward-belief.ts";
import { ClusteredSums } from "./clustered-sums.ts";
import { drawBuyer, drawCheckout, outcomeOf, type DemoBuyer, type DemoCheckout } from "./demo-checkout.ts";
import { valueOf, type DemoShop } from "./demo-shop.ts";
import type { RandomDraws } from "./random-draws.ts";

const DAYS = 90;
/** After so many days nothing comes back any more. */
const SETTLED_AFTER = 14;
const BUCKETS = [0, 1] as const;

type Decision = { buyer: DemoBuyer; checkout: DemoCheckout; arm: string | undefined; policy: OfferPolicy };

/** What a shop's months came to, beside what was true. */
export type ShopResult = {
  /** The last morning's report. */
  reports: IncrementReports;
  /** What offers in truth brought: each offered checkout's revenue less what the same checkout would have come to without. */
  truth: { all: number; offers: ReadonlyMap<string, number> };
  /** Whether any morning's report claimed an effect. */
  claimed: boolean;
  paused: readonly string[];
  /** Expected revenue lost against always showing each bucket's best arm: by the bandit, and by showing all arms equally. */
  regret: { bandit: number; uniform: number };
};

/** Runs a shop for ninety days with so many exposures in all, one placement, by the code that runs in production. */
export function simulateShop(shop: DemoShop, draw: RandomDraws, shopSeed: string, exposures: number): ShopResult {
  const { offers } = shop;
  const names = [...offers.map(({ name }) => name), NO_OFFER];
  const values = BUCKETS.map((bucket) => [...offers, undefined].map((offer) => valueOf(shop, offer, bucket)));
  const scale = 2 * Math.max(...offers.map(({ price }) => price));

  let records = BUCKETS.map(() => names.map((): ArmRecord => noRecord));
  const paused = new Set<string>();
  const buyers: DemoBuyer[] = [];
  /** Those that may still change, oldest first. */
  const days: Decision[][] = [];

  const all = { shown: new ClusteredSums(), without: new ClusteredSums() };
  const wholeShop = { shown: all.shown.sums, without: all.without.sums };
  const each = offers.map(() => BUCKETS.map(() => ({ shown: new ClusteredSums(), without: new ClusteredSums() })));
  const completions = offers.map(() => BUCKETS.map(newStratum));
  const refunds = offers.map(() => BUCKETS.map(newStratum));
  const truth = { all: 0, offers: offers.map(() => 0) };
  const regret = { bandit: 0, uniform: 0 };
  let claimed = false;

  const perDay = exposures / DAYS / (1 - shop.holdoutShare);
  for (let day = 0; day < DAYS; day++) {
    for (const decision of days.length === SETTLED_AFTER ? days.shift()! : []) settle(decision);
    checkGuards();
    claimed ||= claims(reportIncrement(wholeShop, new Map()));
    const policies = renewPolicies();
    records = records.map((ofBucket) => ofBucket.map((record) => aged(record, 1)));
    days.push(Array.from({ length: Math.round(perDay) }, (_, index) => decide(policies, `${day}-${index}`)));
  }
  for (const decision of days.flat()) settle(decision);

  const last = reports();
  return {
    reports: last,
    truth: { all: truth.all, offers: new Map(offers.map(({ name }, index) => [name, truth.offers[index]!])) },
    claimed: claimed || claims(last),
    paused: [...paused],
    regret,
  };

  function renewPolicies(): readonly OfferPolicy[] {
    const prior = {
      offers: pooledReward(records.flatMap((each) => each.slice(0, -1))),
      noOffer: pooledReward(records.map((each) => each.at(-1)!)),
    };
    return records.map((ofBucket) =>
      offerPolicy({
        offers: offers.map(({ name }, index) => ({ offer: name, record: ofBucket[index]!, paused: paused.has(name) })),
        noOffer: ofBucket.at(-1)!,
        prior,
      }),
    );
  }

  function decide(policies: readonly OfferPolicy[], session: string): Decision {
    const buyer = nextBuyer();
    const checkout = drawCheckout(draw, shop, buyer);
    const policy = policies[buyer.bucket]!;
    if (isHeldOut(String(buyer.id), { seed: shopSeed, holdoutShare: shop.holdoutShare })) {
      noteCompletion(buyer.bucket, policy, -1, outcomeOf(shop, buyer, checkout).completed);
      return { buyer, checkout, arm: undefined, policy };
    }

    const { arm } = chooseArm(policy, { shopSeed, session, decision: 1 });
    const index = names.indexOf(arm);
    const ofBucket = values[buyer.bucket]!;
    const best = Math.max(...ofBucket);
    regret.bandit += best - ofBucket[index]!;
    regret.uniform += best - ofBucket.reduce((sum, value) => sum + value, 0) / names.length;

    const { changeAtFirst, completed } = outcomeOf(shop, buyer, checkout, offers[index]);
    noteCompletion(buyer.bucket, policy, index, completed);
    const record = records[buyer.bucket]![index]!;
    records[buyer.bucket]![index] = withReward(record, rewardOfChange(changeAtFirst, scale));
    return { buyer, checkout, arm, policy };
  }

  function nextBuyer(): DemoBuyer {
    if (buyers.length > 0 && draw.random() < shop.returning) return buyers[Math.floor(draw.random() * buyers.length)]!;
    const buyer = drawBuyer(draw, shop, buyers.length);
    buyers.push(buyer);
    return buyer;
  }

  function settle({ buyer, checkout, arm, policy }: Decision): void {
    const { bucket } = buyer;
    const chosen = arm === undefined ? -1 : names.indexOf(arm);
    const offer = offers[chosen];
    const outcome = outcomeOf(shop, buyer, checkout, offer);
    const orders = outcome.revenue > 0 ? 1 : 0;
    const { revenue } = outcome;
    const { cart: before } = checkout;

    const group = arm === undefined ? all.without : all.shown;
    const first = group.has(buyer.id) ? 0 : 1;
    group.add(buyer.id, { units: first, orders, weight: first, before: first * before, revenue });

    const side = arm === undefined ? "without" : "shown";
    forOffers(policy, chosen, (index, weight) => {
      each[index]![bucket]![side].add(buyer.id, { units: 1, orders, weight, before: weight * before, revenue: weight * revenue });
      if (outcome.completed)
        addOutcome(refunds[index]![bucket]![side], { units: 1, orders, weight, before: 0, revenue: weight * outcome.refunded });
    });

    if (arm === undefined) return;
    if (outcome.change !== outcome.changeAtFirst) {
      const [was, is] = [rewardOfChange(outcome.changeAtFirst, scale), rewardOfChange(outcome.change, scale)];
      records[bucket]![chosen] = withCorrection(records[bucket]![chosen]!, was, is, SETTLED_AFTER);
    }
    if (offer) {
      const brought = revenue - outcomeOf(shop, buyer, checkout).revenue;
      truth.all += brought;
      truth.offers[chosen]! += brought;
    }
  }

  function noteCompletion(bucket: 0 | 1, policy: OfferPolicy, chosen: number, completed: boolean): void {
    const side = chosen === -1 ? "without" : "shown";
    forOffers(policy, chosen, (index, weight) => {
      const revenue = completed ? weight : 0;
      addOutcome(completions[index]![bucket]![side], { units: 1, orders: completed ? 1 : 0, weight, before: 0, revenue });
    });
  }

  /** The offers for whose effect a decision counts, with its weight: the one that was shown, or all when none might be (-1). */
  function forOffers(policy: OfferPolicy, chosen: number, count: (index: number, weight: number) => void): void {
    for (let index = 0; index < offers.length; index++) {
      const { propensity } = policy[index]!;
      if (propensity > 0 && chosen === -1) count(index, Math.sqrt(propensity));
      else if (index === chosen) count(index, 1 / Math.sqrt(propensity));
    }
  }

  function checkGuards(): void {
    offers.forEach(({ name }, index) => {
      if (!paused.has(name) && harmOf({ completed: completions[index]!, refunded: refunds[index]! })) paused.add(name);
    });
  }

  function reports(): IncrementReports {
    const strata = offers.map(
      ({ name }, index) => [name, each[index]!.map(({ shown, without }) => ({ shown: shown.sums, without: without.sums }))] as const,
    );
    return reportIncrement(wholeShop, new Map(strata));
  }
}

const newStratum = () => ({ shown: { ...noOutcomes }, without: { ...noOutcomes } });

function claims({ all, offers }: IncrementReports): boolean {
  return [all, ...offers.values()].some((report) => report.outcome === "estimated" && report.claim !== "none");
}
