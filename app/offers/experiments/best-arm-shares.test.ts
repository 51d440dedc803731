import fc from "fast-check";
import { expect, test } from "vitest";
import { noRecord, withReward } from "./arm-record.ts";
import { bestArmShares } from "./best-arm-shares.ts";
import { beliefOf, pooledReward, PRIOR_IMPRESSIONS } from "./reward-belief.ts";

/** Of Beta(a, 1) the distribution function is xᵃ, so that P(i is best) = ∫ aᵢ x^(Σa − 1) dx = aᵢ / Σa. */
test("the shares are the integral's true value where that is known", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.2, max: 500, noNaN: true }), { minLength: 2, maxLength: 7 }), (alphas) => {
      const shares = bestArmShares(alphas.map((alpha) => ({ alpha, beta: 1 })));
      const all = alphas.reduce((sum, alpha) => sum + alpha, 0);
      for (const [arm, share] of shares.entries()) expect(Math.abs(share - alphas[arm]! / all)).toBeLessThan(0.01);
    }),
  );
});

test("arms of which the same is believed are equally likely to be best, and all shares add up to one", () => {
  const belief = fc.record({
    alpha: fc.double({ min: 0.05, max: 1e5, noNaN: true }),
    beta: fc.double({ min: 0.05, max: 1e5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(belief, { minLength: 1, maxLength: 6 }), (beliefs) => {
      const shares = bestArmShares([...beliefs, beliefs[0]!]);
      expect(shares.at(-1)).toBeCloseTo(shares[0]!, 9);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test("for rewards of yes and no the belief is Beta-Bernoulli's", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (answers, mean) => {
      const record = answers.map(Number).reduce(withReward, noRecord);
      const { alpha, beta } = beliefOf(record, { mean, variance: mean * (1 - mean) });
      const yes = answers.filter(Boolean).length;
      expect(alpha).toBeCloseTo(PRIOR_IMPRESSIONS * mean + yes, 6);
      expect(beta).toBeCloseTo(PRIOR_IMPRESSIONS * (1 - mean) + answers.length - yes, 6);
    }),
  );
});

test("an arm without a record is believed to be what the store's arms are together", () => {
  const store = Array.from({ length: 5_000 }, (_, index) => (index % 20 === 0 ? 0.9 : 0.5)).reduce(withReward, noRecord);
  const { alpha, beta } = beliefOf(noRecord, pooledReward([store]));
  expect(alpha / (alpha + beta)).toBeCloseTo(0.52, 3);
});
