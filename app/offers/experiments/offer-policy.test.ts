import fc from "fast-check";
import { expect, test } from "vitest";
import { noRecord, withReward, type ArmRecord } from "./arm-record.ts";
import { chooseArm, EXPLORATION_FLOOR, IMPRESSIONS_BEFORE_STARVING, NO_OFFER, offerPolicy, type OfferArm } from "./offer-policy.ts";
import { pooledReward } from "./reward-belief.ts";

const record: fc.Arbitrary<ArmRecord> = fc
  .record({
    impressions: fc.nat(5_000),
    left: fc.double({ min: 0, max: 1, noNaN: true }),
    mean: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ impressions, left, mean }) => {
    const weight = impressions * left;
    return { impressions, weight, rewards: weight * mean, squares: weight * mean * mean };
  });
const offers = fc
  .array(fc.record({ record, paused: fc.boolean() }), { minLength: 2, maxLength: 6 })
  .map((all) => all.map((offer, index): OfferArm => ({ offer: `offer-${index}`, ...offer })));

function policyOf(arms: readonly OfferArm[], noOffer: ArmRecord) {
  const prior = { offers: pooledReward(arms.map((arm) => arm.record)), noOffer: pooledReward([noOffer]) };
  return offerPolicy({ offers: arms, noOffer, prior });
}

test("propensities add up to one, respect each arm's floor, and a paused offer has none", () => {
  fc.assert(
    fc.property(offers, record, (arms, noOffer) => {
      const policy = policyOf(arms, noOffer);
      const live = arms.filter(({ paused }) => !paused).length + 1;
      expect(policy.reduce((sum, { propensity }) => sum + propensity, 0)).toBeCloseTo(1, 9);
      for (const { arm, propensity } of policy) {
        const offer = arms.find((each) => each.offer === arm);
        const { impressions } = offer?.record ?? noOffer;
        const floor = impressions < IMPRESSIONS_BEFORE_STARVING ? 1 / live : EXPLORATION_FLOOR;
        if (offer?.paused) expect(propensity).toBe(0);
        else expect(propensity).toBeGreaterThan(floor - 1e-9);
      }
    }),
  );
});

test("the same session's same decision is chosen the same, with the propensity that the policy gives it, and never a paused offer", () => {
  fc.assert(
    fc.property(offers, record, fc.string(), fc.string(), fc.nat(20), (arms, noOffer, shopSeed, session, decision) => {
      const policy = policyOf(arms, noOffer);
      const choice = chooseArm(policy, { shopSeed, session, decision });
      expect(chooseArm(policy, { shopSeed, session, decision })).toEqual(choice);
      expect(policy).toContainEqual(choice);
      expect(choice.propensity).toBeGreaterThan(0);
      expect(arms.find(({ offer }) => offer === choice.arm)?.paused ?? false).toBe(false);
    }),
  );
});

test("arms are chosen as often as their propensities say", () => {
  const policy = [
    { arm: "one", propensity: 0.7 },
    { arm: "two", propensity: 0.25 },
    { arm: NO_OFFER, propensity: 0.05 },
  ];
  const decisions = 40_000;
  const counts = new Map<string, number>();
  for (let session = 0; session < decisions; session++) {
    const { arm } = chooseArm(policy, { shopSeed: "shop", session: `session-${session}`, decision: 1 });
    counts.set(arm, (counts.get(arm) ?? 0) + 1);
  }
  for (const { arm, propensity } of policy) {
    const deviation = Math.sqrt((propensity * (1 - propensity)) / decisions);
    expect(Math.abs((counts.get(arm) ?? 0) / decisions - propensity)).toBeLessThan(5 * deviation);
  }
});

test("with every offer paused nobody is shown one", () => {
  const arms = ["one", "two"].map((offer): OfferArm => ({ offer, record: noRecord, paused: true }));
  expect(policyOf(arms, noRecord)).toEqual([
    { arm: "one", propensity: 0 },
    { arm: "two", propensity: 0 },
    { arm: NO_OFFER, propensity: 1 },
  ]);
});

test("an offer that proves to be better is shown ever more, and what nobody knows yet as often as any", () => {
  const recordOf = (reward: number, impressions: number) =>
    Array.from({ length: impressions }, (_, index) => (index % 10 === 0 ? reward : 0.5)).reduce(withReward, noRecord);
  const arms: OfferArm[] = [
    { offer: "good", record: recordOf(0.9, 2_000), paused: false },
    { offer: "poor", record: recordOf(0.4, 2_000), paused: false },
    { offer: "new", record: noRecord, paused: false },
  ];
  const [good, poor, fresh, none] = policyOf(arms, recordOf(0.5, 2_000)).map(({ propensity }) => propensity);
  expect(good).toBeGreaterThan(0.6);
  expect([poor, none]).toEqual([EXPLORATION_FLOOR, EXPLORATION_FLOOR]);
  expect(fresh).toBeCloseTo(0.25, 9);
});

test("a seventh offer is refused", () => {
  const arms = Array.from({ length: 7 }, (_, index): OfferArm => ({ offer: String(index), record: noRecord, paused: false }));
  expect(() => policyOf(arms, noRecord)).toThrow(RangeError);
});
