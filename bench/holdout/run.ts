import { parseArgs } from "node:util";
import { z } from "zod";
import { type Arms, compareSpend } from "#app/recovery/attribution/compare-spend.ts";
import { inThreads } from "../in-threads.ts";
import { type ArmsOfFile, ExperimentFileFault, readArms } from "./read-arms.ts";
import { addTallies, noTally, type Tally } from "./judge-shops.ts";

const Options = z.object({
  file: z.string().optional(),
  holdout: z.string().optional(),
  arm: z.string(),
  spend: z.string(),
  conversion: z.string(),
  simulate: z.boolean(),
  shops: z.coerce.number().int().min(1),
  seed: z.coerce.number().int().min(0),
  json: z.boolean(),
});

const USAGE = `Usage: npm run bench -- holdout --file FILE [--holdout "No E-Mail"] [--arm treatment] [--spend spend] [--conversion conversion] [--json]
       npm run bench -- holdout --simulate [--shops 1200] [--seed 1] [--json]`;

/**
 * The statistics by which recovery is measured (app/recovery/attribution/), asked about what is known.
 *
 * `--file`: a randomised experiment, a row a person. Of each arm against the one that got nothing: `spend`, a head, in the file's unit, and `conversion`, as a part of 1, each with
 * the half of its 95 % interval.
 *
 * `--simulate`: shops of known truth, looked at every morning of four months. In percent: `coverage`, of the last morning's 95 % intervals (of all people and of each journey and
 * channel) those that have the truth; `falseClaims`, of the shops whose messages have no effect those that ever read of one. The rest is on standard error.
 */
export async function run(args: string[]): Promise<number> {
  const parsed = Options.safeParse(readArguments(args));
  if (!parsed.success || parsed.data.simulate === (parsed.data.file !== undefined)) {
    console.error(USAGE);
    return 2;
  }
  return parsed.data.file === undefined ? simulate(parsed.data) : measure(parsed.data.file, parsed.data);
}

function readArguments(args: string[]): unknown {
  try {
    return parseArgs({
      args,
      options: {
        file: { type: "string" },
        holdout: { type: "string" },
        arm: { type: "string", default: "treatment" },
        spend: { type: "string", default: "spend" },
        conversion: { type: "string", default: "conversion" },
        simulate: { type: "boolean", default: false },
        shops: { type: "string", default: "1200" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
}

async function measure(file: string, options: z.infer<typeof Options>): Promise<number> {
  let measured: Record<string, { spend: Lift; conversion: Lift }>;
  try {
    measured = liftsOf(await readArms(file, options), options.holdout);
  } catch (fault) {
    if (!(fault instanceof ExperimentFileFault)) throw fault;
    console.error(fault.message);
    return 2;
  }
  if (options.json) console.log(JSON.stringify({ arms: measured }));
  else {
    for (const [arm, { spend, conversion }] of Object.entries(measured)) {
      console.log(`${arm}: ${inWords(spend, 1, "")} spent a head; ${inWords(conversion, 100, " points")} of conversion (95 %)`);
    }
  }
  return 0;
}

type Lift = { lift: number; halfWidth: number };

const inWords = ({ lift, halfWidth }: Lift, times: number, unit: string) =>
  `${lift < 0 ? "−" : "+"}${Math.abs(lift * times).toFixed(3)} ± ${(halfWidth * times).toFixed(3)}${unit}`;

/** What nobody is sent is called so in most files. */
const NOTHING = /^(no\b|none|control|hold-?out|held.?out)/i;

function liftsOf(arms: ArmsOfFile, named: string | undefined): Record<string, { spend: Lift; conversion: Lift }> {
  const holdout = [...arms.keys()].find((arm) => (named === undefined ? NOTHING.test(arm) : arm === named));
  const heldOut = holdout === undefined ? undefined : arms.get(holdout);
  if (!heldOut) throw new ExperimentFileFault(`No arm is held out (--holdout). There are: ${[...arms.keys()].join(", ")}.`);
  const treated = [...arms].filter(([arm]) => arm !== holdout);
  return Object.fromEntries(
    treated.map(([arm, { spend, conversion }]) => [
      arm,
      {
        spend: liftOf({ treated: spend, heldOut: heldOut.spend }, 100),
        conversion: liftOf({ treated: conversion, heldOut: heldOut.conversion }, 1),
      },
    ]),
  );
}

function liftOf(arms: Arms, unit: number): Lift {
  const compared = compareSpend(arms);
  if (!compared) throw new ExperimentFileFault("An arm has less than two people.");
  const { lift, interval } = compared;
  return { lift: lift / unit, halfWidth: (interval.to - interval.from) / 2 / unit };
}

async function simulate({ shops, seed, json }: z.infer<typeof Options>): Promise<number> {
  const parts = await inThreads<Tally>(new URL("./judge-in-thread.ts", import.meta.url), { first: seed, count: shops });
  const tally = parts.reduce(addTallies, noTally);
  const figures = { coverage: percent(tally.covering, tally.intervals), falseClaims: percent(tally.falselyClaiming, tally.withoutEffect) };
  console.error(`${tally.shops} shops, ${tally.withoutEffect} of them without an effect; ${tally.tooSmall} never had enough data`);
  console.error(`coverage of all people of a shop ${percent(tally.coveringAll, tally.intervalsAll)} % of ${tally.intervalsAll}`);
  console.error(`coverage of buyers ${percent(tally.coveringBuyers, tally.intervalsAll)} %`);
  console.error(`truth above ${percent(tally.above, tally.intervals)} %, below ${percent(tally.below, tally.intervals)} %`);
  console.error(
    `coverage before the report would name an amount ${percent(tally.coveringEarly, tally.intervalsEarly)} % of ${tally.intervalsEarly}`,
  );
  console.error(
    `effects claimed of ${percent(tally.claiming, tally.withEffect)} % of shops that have one; of the wrong sign ${tally.wrongSign}`,
  );
  if (json) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value} %`);
  return 0;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100);
