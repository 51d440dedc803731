import { parseArgs } from "node:util";
import { z } from "zod";
import { inThreads } from "../in-threads.ts";
import { addJudgements, noJudgement, type Judgement } from "./judge-seed.ts";

const Options = z.object({ seeds: z.coerce.number().int().min(1), seed: z.coerce.number().int().min(0), json: z.boolean() });

/**
 * Lets shops of known truth run for ninety days and 20,000 exposures each by the production code (holdout, bandit, guards, report), several
 * shops a seed, and says how true the reports were. On standard output (`--json`: as JSON), in percent:
 *
 * - `coverage`: of the last report's 95 % intervals of the increment of all offers together, those that have the truth;
 * - `regretRatio`: expected revenue that the bandit lost against each bucket's best arm, as a part of what showing all arms equally loses;
 * - `falseClaims`: of shops whose offers have no effect, those of which any of the ninety mornings' reports claimed one, of all offers or of one.
 *
 * The rest is on standard error.
 */
export async function run(args: string[]): Promise<number> {
  const parsed = Options.safeParse(readArguments(args));
  if (!parsed.success) {
    console.error("Usage: npm run bench -- experiments [--seeds 200] [--seed 1] [--json]");
    return 2;
  }
  const { seeds, seed, json } = parsed.data;
  const judgement = await judge(seed, seeds);

  const { effect, noEffect } = judgement;
  const figures = {
    coverage: percent(effect.covering + noEffect.covering, effect.estimated + noEffect.estimated),
    regretRatio: percent(effect.banditRegret, effect.uniformRegret),
    falseClaims: percent(noEffect.claiming, noEffect.shops),
  };
  const offers = [effect.offersCovering + noEffect.offersCovering, effect.offersEstimated + noEffect.offersEstimated] as const;
  console.error(`${effect.shops} shops with an effect, ${noEffect.shops} without`);
  console.error(
    `coverage with an effect ${percent(effect.covering, effect.estimated)} %, without ${percent(noEffect.covering, noEffect.estimated)} %`,
  );
  console.error(`coverage of single offers ${percent(...offers)} %`);
  console.error(`not enough data in ${percent(effect.shops - effect.estimated, effect.shops)} % of shops`);
  console.error(`effects claimed in ${percent(effect.claiming, effect.shops)} % of shops that have one`);
  console.error(`offers paused: ${effect.paused} with an effect, ${noEffect.paused} without`);
  if (json) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value} %`);
  return 0;
}

function readArguments(args: string[]): unknown {
  try {
    return parseArgs({
      args,
      options: {
        seeds: { type: "string", default: "200" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
}

async function judge(first: number, seeds: number): Promise<Judgement> {
  const parts = await inThreads<Judgement>(new URL("./judge-seeds.ts", import.meta.url), { first, count: seeds });
  return parts.reduce(addJudgements, noJudgement);
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100);
