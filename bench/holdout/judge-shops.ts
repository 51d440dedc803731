import { isHeldOut } from "#app/offers/experiments/holdout.ts";
import { type Arms, compareSpend } from "#app/recovery/attribution/compare-spend.ts";
import { reportRecovery, type RecoveryReport, type RecoveryReports } from "#app/recovery/attribution/recovery-report.ts";
import { addPerson, noSpend } from "#app/recovery/attribution/spend-sums.ts";
import { randomDraws, type RandomDraws } from "../experiments/random-draws.ts";

/** Counts over any number of shops, to be added up. */
export type Tally = Record<(typeof COUNTS)[number], number>;

const COUNTS = [
  ...(["shops", "withEffect", "withoutEffect", "tooSmall", "claiming", "falselyClaiming", "wrongSign"] as const),
  ...([
    "intervals",
    "covering",
    "above",
    "below",
    "intervalsAll",
    "coveringAll",
    "coveringBuyers",
    "intervalsEarly",
    "coveringEarly",
  ] as const),
];

export const noTally: Tally = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Tally;

export function addTallies(one: Tally, other: Tally): Tally {
  const both = { ...one };
  for (const name of COUNTS) both[name] += other[name];
  return both;
}

const DAYS = 120;
const JOURNEYS = ["checkout", "cart", "browse"] as const;

/** What one kind of buyer does: with which probability they buy anyway, for how much, and what messages change of both. */
type Kind = { journey: string; channel: string; buys: number; median: number; sigma: number; again: number; buysMore: number };

/**
 * A shop of known truth over four months: people leave their carts, one in 5 to 20 of them is held out by the app's own hash, most buy nothing, those who do spend log-normally with a
 * heavy tail, some twice; messages make more of them buy, or nothing. It is looked at every morning, by the code of the report.
 */
export function judgeShop(seed: number): Tally {
  const draw = randomDraws(seed);
  // Neighbouring seeds must not begin alike.
  for (let burnt = 0; burnt < 10; burnt++) draw.random();
  const hasEffect = seed % 2 === 0;
  const kinds = JOURNEYS.flatMap((journey) => ["email", "sms"].map((channel) => drawKind(draw, journey, channel, hasEffect)));
  const share = draw.between(0.05, 0.1);
  const perDay = Math.exp(draw.between(Math.log(20), Math.log(500)));

  const all = noArms();
  const parts = new Map<string, Arms>();
  const treatedOf = new Map<Kind, number>();
  let claimed: "more" | "less" | "none" = "none";
  for (let day = 0, person = 0; day < DAYS; day++) {
    for (const end = Math.round((day + 1) * perDay); person < end; person++) {
      const kind = kinds[draw.whole(0, kinds.length - 1)]!;
      const arm = isHeldOut(String(person), { seed: `recovery ${seed}`, holdoutShare: share }) ? "heldOut" : "treated";
      if (arm === "treated") treatedOf.set(kind, (treatedOf.get(kind) ?? 0) + 1);
      const [spent, orders] = spend(draw, kind, arm === "treated");
      for (const arms of [all, partOf(parts, kind.journey), partOf(parts, kind.channel)]) addPerson(arms[arm], spent, orders);
    }
    const found = claimsOf(reportRecovery(all, parts));
    if (claimed === "none") claimed = found;
  }
  return tallyOf(all, parts, treatedOf, { claimed, hasEffect });
}

function drawKind(draw: RandomDraws, journey: string, channel: string, hasEffect: boolean): Kind {
  const buysMore = hasEffect ? draw.between(1, 1.8) : 1;
  return {
    journey,
    channel,
    buys: draw.between(0.02, 0.15),
    median: draw.between(2000, 9000),
    sigma: draw.between(0.5, 1.2),
    again: draw.between(0, 0.2),
    buysMore,
  };
}

function spend(draw: RandomDraws, { buys, median, sigma, again, buysMore }: Kind, isTreated: boolean): [spent: number, orders: number] {
  if (draw.random() >= buys * (isTreated ? buysMore : 1)) return [0, 0];
  const first = Math.round(draw.logNormal(median, sigma));
  return draw.random() < again ? [first + Math.round(draw.logNormal(median, sigma)), 2] : [first, 1];
}

/** By how much a treated person of a kind spends more, truly, and by how much more probably they buy. */
function truthOf({ buys, median, sigma, again, buysMore }: Kind): { spend: number; buyers: number } {
  const more = buys * (buysMore - 1);
  return { spend: more * (1 + again) * median * Math.exp(sigma ** 2 / 2), buyers: more };
}

function tallyOf(
  all: Arms,
  parts: ReadonlyMap<string, Arms>,
  treatedOf: ReadonlyMap<Kind, number>,
  { claimed, hasEffect }: { claimed: "more" | "less" | "none"; hasEffect: boolean },
): Tally {
  const tally = { ...noTally, shops: 1 };
  tally[hasEffect ? "withEffect" : "withoutEffect"] = 1;
  if (claimed !== "none") tally[hasEffect ? "claiming" : "falselyClaiming"] = 1;
  if (claimed === "less") tally.wrongSign = 1;

  const truth = (part: string | undefined, of: "spend" | "buyers") =>
    [...treatedOf].reduce(
      (sum, [kind, people]) =>
        part === undefined || kind.journey === part || kind.channel === part ? sum + people * truthOf(kind)[of] : sum,
      0,
    );
  const reports = reportRecovery(all, parts);
  for (const [part, report] of [[undefined, reports.all] as const, ...reports.parts]) {
    if (report.outcome === "not-enough") {
      countEarly(tally, part === undefined ? all : parts.get(part)!, truth(part, "spend"));
      if (part === undefined) tally.tooSmall = 1;
    } else countInterval(tally, part === undefined, report, { spend: truth(part, "spend"), buyers: truth(part, "buyers") });
  }
  return tally;
}

function countInterval(
  tally: Tally,
  isAll: boolean,
  report: RecoveryReport & { outcome: "estimated" },
  truth: { spend: number; buyers: number },
): void {
  const covers = has(report.spend.interval, truth.spend);
  tally.intervals += 1;
  tally.covering += covers ? 1 : 0;
  tally.above += truth.spend > report.spend.interval.to ? 1 : 0;
  tally.below += truth.spend < report.spend.interval.from ? 1 : 0;
  if (!isAll) return;
  tally.intervalsAll += 1;
  tally.coveringAll += covers ? 1 : 0;
  tally.coveringBuyers += has(report.buyers.interval, truth.buyers) ? 1 : 0;
}

function countEarly(tally: Tally, arms: Arms, truth: number): void {
  const compared = compareSpend(arms);
  if (!compared) return;
  tally.intervalsEarly += 1;
  tally.coveringEarly += has(compared.interval, truth / arms.treated.people) ? 1 : 0;
}

const has = ({ from, to }: { from: number; to: number }, truth: number) => from <= truth && truth <= to;

/** What the first of the claims says that a morning's report makes. */
function claimsOf({ all, parts }: RecoveryReports): "more" | "less" | "none" {
  for (const report of [all, ...parts.values()]) if (report.outcome === "estimated" && report.claim !== "none") return report.claim;
  return "none";
}

const noArms = (): { treated: typeof noSpend; heldOut: typeof noSpend } => ({ treated: { ...noSpend }, heldOut: { ...noSpend } });

function partOf(parts: Map<string, Arms>, name: string): Arms {
  const arms = parts.get(name) ?? noArms();
  parts.set(name, arms);
  return arms;
}
