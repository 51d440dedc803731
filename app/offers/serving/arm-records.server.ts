import type { Placement } from "#app/contracts/offers.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh/keep-fresh.ts";
import { type ArmRecord, DAILY_DISCOUNT, noRecord } from "../experiments/arm-record.ts";
import { NO_OFFER, offerPolicy, type OfferPolicy } from "../experiments/offer-policy.ts";
import { pooledReward } from "../experiments/reward-belief.ts";

/** Beyond them a day weighs less than a twentieth. */
const DAYS = 300;
/** What is learnt in minutes is learnt soon enough: a choice among arms changes by days. */
const FRESH_MS = 600_000;

/** How often each of some offers is to be shown in one place of a shop, and how often none of them. */
export function policyAmong({ records, policies }: Experience, placement: Placement, offerIds: readonly string[]): OfferPolicy {
  const sorted = offerIds.toSorted();
  const key = `${placement} ${sorted.join()}`;
  const kept = policies.get(key);
  if (kept) return kept;
  const here = records.get(placement) ?? new Map<string, ArmRecord>();
  const of = (arm: string) => here.get(arm) ?? noRecord;
  const ofOffers = [...here].flatMap(([arm, record]) => (arm === NO_OFFER ? [] : [record]));
  const policy = offerPolicy({
    offers: sorted.map((offer) => ({ offer, record: of(offer), paused: false })),
    noOffer: of(NO_OFFER),
    prior: { offers: pooledReward(ofOffers), noOffer: pooledReward([of(NO_OFFER)]) },
  });
  if (policies.size < MOST_POLICIES) policies.set(key, policy);
  return policy;
}

/** So many sets of offers that met are kept; others are worked out each time. */
const MOST_POLICIES = 1_000;

/** What was learnt of a shop's offers, and what follows from it for the sets of them that have met since. */
export type Experience = { records: ReadonlyMap<string, ReadonlyMap<string, ArmRecord>>; policies: Map<string, OfferPolicy> };

const known = keepFresh(readExperience, { freshMs: FRESH_MS, staleMs: 24 * 3_600_000, most: 2_000 });

export const experienceOf = (shopId: ShopId): Promise<Experience> => known.get(shopId);

type Row = { placement: string; arm: string; impressions: number; weight: number; rewards: number; squares: number };

/**
 * What each arm has brought in each place, older days counting less. The reward of a decision is 0.5, and up to 1 where something was
 * accepted: by its value beside the dearest that was accepted in the shop.
 */
async function readExperience(shopId: ShopId): Promise<Experience> {
  const rows = await inShop(
    { id: shopId },
    (db) => db.$queryRaw<Row[]>`
    WITH decided AS (
      SELECT "placement", coalesce("offerId"::text, ${NO_OFFER}) AS arm, coalesce("acceptedValue", 0)::float8 AS value,
             power(${DAILY_DISCOUNT}::float8, greatest(0, extract(epoch FROM ${nowDate()}::timestamptz - "decidedAt") / 86400)::float8) AS weight
        FROM "offer_decision"
       WHERE "shopId" = ${shopId} AND "decidedAt" > ${nowDate()}::timestamptz - make_interval(days => ${DAYS})
         AND NOT "isHeldOut" AND cardinality("arms") > 0 AND ("offerId" IS NULL OR "shownAt" IS NOT NULL)
    ), rewarded AS (
      SELECT *, 0.5 + value / (2 * greatest(1, max(value) OVER ())) AS reward FROM decided
    )
    SELECT "placement", arm, count(*)::int AS impressions, sum(weight) AS weight, sum(weight * reward) AS rewards,
           sum(weight * reward * reward) AS squares
      FROM rewarded GROUP BY 1, 2`,
  );
  const byPlacement = Map.groupBy(rows, ({ placement }) => placement);
  const records = new Map(
    [...byPlacement].map(([placement, arms]) => [placement, new Map(arms.map(({ arm, placement: _, ...record }) => [arm, record]))]),
  );
  return { records, policies: new Map() };
}
