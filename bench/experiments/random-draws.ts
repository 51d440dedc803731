import { seededRandom } from "../routing/seeded-random.ts";

/** Draws of the kinds that a shop is made of, all from one seed. */
export function randomDraws(seed: number) {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => least + (most - least) * random();
  /** Box and Muller's method, one of its two. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    random,
    between,
    normal,
    whole: (least: number, most: number) => Math.floor(between(least, most + 1)),
    logNormal: (median: number, sigma: number) => median * Math.exp(sigma * normal()),
  };
}

export type RandomDraws = ReturnType<typeof randomDraws>;
