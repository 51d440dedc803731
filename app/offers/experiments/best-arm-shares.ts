import type { Belief } from "./reward-belief.ts";

/** Nodes around each arm's mode, in standard deviations: close where its density is, wide where only a tail is. */
const STEPS = Array.from({ length: 29 }, (_, index) => Math.sinh((index - 14) * 0.25));

/**
 * The probability of each arm to be the best one under what is believed of it: P(i) = ∫ fᵢ(x) ∏ⱼ≠ᵢ Fⱼ(x) dx, which is how often Thompson
 * sampling chooses it (Thompson 1933; Scott 2010, "A modern Bayesian look at the multi-armed bandit", eq. 3). Integrated, not drawn: the
 * trapezium rule over log(x / (1 − x)), where a Beta's density α·ln x + β·ln(1 − x) is smooth and has one peak however small α is, on the
 * nodes of all arms together. They add up to one.
 */
export function bestArmShares(beliefs: readonly Belief[]): number[] {
  const nodes = beliefs.flatMap(({ alpha, beta }) => {
    const [mode, deviation] = [Math.log(alpha / beta), Math.sqrt(1 / alpha + 1 / beta)];
    return STEPS.map((step) => mode + deviation * step);
  });
  const grid = Float64Array.from(nodes).sort();
  const logs = grid.map((node) => -Math.log1p(Math.exp(-node)));
  const masses = beliefs.map((belief) => massesBetween(grid, logs, belief));

  const shares = beliefs.map(() => 0);
  const below = beliefs.map(() => 0);
  for (let interval = 0; interval + 1 < grid.length; interval++) {
    for (let arm = 0; arm < beliefs.length; arm++) {
      let product = masses[arm]![interval]!;
      for (let rival = 0; rival < beliefs.length && product > 0; rival++) {
        if (rival !== arm) product *= below[rival]! + masses[rival]![interval]! / 2;
      }
      shares[arm]! += product;
    }
    for (let arm = 0; arm < beliefs.length; arm++) below[arm]! += masses[arm]![interval]!;
  }
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}

/** How much of a Beta's probability lies between each node log(x / (1 − x)) and the next, ln x being known for each. */
function massesBetween(grid: Float64Array, logs: Float64Array, { alpha, beta }: Belief): Float64Array {
  const mode = Math.log(alpha / beta);
  const height = (node: number, log: number) => (alpha + beta) * log - beta * node;
  const peak = height(mode, -Math.log1p(Math.exp(-mode)));
  const masses = new Float64Array(grid.length - 1);
  let total = 0;
  let last = 0;
  for (let index = 0; index < grid.length; index++) {
    const here = Math.exp(height(grid[index]!, logs[index]!) - peak);
    if (index > 0) total += masses[index - 1] = ((last + here) / 2) * (grid[index]! - grid[index - 1]!);
    last = here;
  }
  return masses.map((mass) => mass / total);
}
