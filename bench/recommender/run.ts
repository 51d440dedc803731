import { parseArgs } from "node:util";
import { buildInThread } from "../../app/offers/recommender/build-in-thread.server.ts";
import { countBaskets } from "../../app/offers/recommender/packed-baskets.ts";
import { hitRate } from "./hit-rate.ts";
import { baselines, served, type Ranker } from "./rankers.ts";
import { readShop, ShopFileFault, type Shop } from "./read-shop.ts";
import { poseTasks, splitByTime } from "./split.ts";

const METHODS = ["recommender", "popularity", "lift", "cosine"] as const;
type Method = (typeof METHODS)[number];
type Scenario = "upTo15" | "all" | "twoVisible";
/** Of every seed, the share of tasks that were answered. */
type Measured = { tasks: number; items: number; baskets: number; rates: Record<Method, number[]> };

const USAGE = "Usage: npm run bench -- recommender --file FILE [--seeds 1,2,3,4,5] [--json]";

/**
 * Measures the recommender on a shop's history: what it learns from the first four fifths of the baskets, and how often it then finds the item
 * that was taken out of a basket of the last fifth (`hr10`, percent: among its first ten of the whole catalogue; the mean of all seeds).
 * `upTo15`: baskets of at most 15 products, in both parts; `all`: every basket; `twoVisible`: as upTo15, but with at most two items shown.
 */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  let shop: Shop;
  try {
    shop = await readShop(options.file);
  } catch (fault) {
    if (!(fault instanceof ShopFileFault)) throw fault;
    console.error(fault.message);
    return 2;
  }

  const { seeds } = options;
  const whole = await measure(shop, Infinity, { all: Infinity }, seeds);
  const short = await measure(shop, 15, { upTo15: Infinity, twoVisible: 2 }, seeds);
  const measured = { upTo15: short.measured.upTo15!, all: whole.measured.all!, twoVisible: short.measured.twoVisible! };
  const { buildSeconds, cpuSeconds, peakRssMiB } = whole;
  if (options.json) {
    const [hr10, ...others] = METHODS.map((method) => percentages(measured, method));
    const [popularity, lift, cosine] = others;
    console.log(JSON.stringify({ hr10, baselines: { popularity, lift, cosine }, buildSeconds, peakRssMiB }));
  } else {
    console.log(inWords(shop, measured, seeds));
    console.log(
      `Built from every basket of the first four fifths in ${buildSeconds} s (${cpuSeconds} s of processor time), at most ${peakRssMiB} MiB resident.`,
    );
  }
  return 0;
}

function readOptions(args: string[]): { file: string; seeds: number[]; json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { file: { type: "string" }, seeds: { type: "string", default: "1,2,3,4,5" }, json: { type: "boolean", default: false } },
    });
    if (!values.file || !/^\d{1,9}(,\d{1,9})*$/.test(values.seeds)) return undefined;
    return { file: values.file, seeds: values.seeds.split(",").map(Number), json: values.json };
  } catch {
    return undefined;
  }
}

/** Builds one model, as the app does, and sets it the tasks of some scenarios, each with a most of visible items. */
async function measure(shop: Shop, longest: number, scenarios: Partial<Record<Scenario, number>>, seeds: readonly number[]) {
  const split = splitByTime(shop, longest);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const model = await buildInThread(split.training, split.titles);
  const cpu = process.cpuUsage(cpuBefore);
  const figures = {
    buildSeconds: round((performance.now() - startedAt) / 1000, 1),
    cpuSeconds: round((cpu.user + cpu.system) / 1e6, 1),
    peakRssMiB: Math.ceil(process.resourceUsage().maxRSS / 1024),
  };

  const rankers: Record<Method, Ranker> = { recommender: served(model), ...baselines(split) };
  const measured: Partial<Record<Scenario, Measured>> = {};
  for (const [scenario, mostVisible] of Object.entries(scenarios) as [Scenario, number][]) {
    const rates: Measured["rates"] = { recommender: [], popularity: [], lift: [], cosine: [] };
    for (const seed of seeds) {
      const tasks = poseTasks(split, seed, mostVisible);
      for (const method of METHODS) rates[method].push(hitRate(tasks, rankers[method], split.supports));
    }
    measured[scenario] = { tasks: split.test.length, items: split.titles.length, baskets: countBaskets(split.training), rates };
  }
  return { ...figures, measured };
}

function percentages(measured: Record<Scenario, Measured>, method: Method): Record<Scenario, number> {
  const of = (scenario: Scenario) => round(100 * mean(measured[scenario].rates[method]), 2);
  return { upTo15: of("upTo15"), all: of("all"), twoVisible: of("twoVisible") };
}

const TITLES: Record<Scenario, string> = { upTo15: "carts up to 15", all: "all carts", twoVisible: "up to 15, two visible" };

function inWords(shop: Shop, measured: Record<Scenario, Measured>, seeds: readonly number[]): string {
  const lines = [
    `Basket completion: the first 80 % of the baskets are learned from, one random item of each later one is hidden, the whole catalogue is ranked.`,
    `${shop.baskets.length} baskets; as time counts ${shop.time}. Mean of the seeds ${seeds.join(", ")}. HR@10 in %:`,
    "",
    ["", ...METHODS].map((name, column) => (column === 0 ? name.padEnd(24) : name.padStart(13))).join("") +
      "   learned from                  tasks",
  ];
  for (const scenario of ["upTo15", "all", "twoVisible"] as const) {
    const { tasks, items, baskets, rates } = measured[scenario];
    const figures = METHODS.map((method) => (100 * mean(rates[method])).toFixed(1).padStart(13)).join("");
    lines.push(`${TITLES[scenario].padEnd(24)}${figures}   ${`${baskets} baskets, ${items} items`.padEnd(28)}  ${tasks} a seed`);
  }
  lines.push("");
  for (const scenario of ["upTo15", "all", "twoVisible"] as const) {
    const { tasks, rates } = measured[scenario];
    const rate = mean(rates.recommender);
    const error = 100 * Math.sqrt((rate * (1 - rate)) / tasks);
    const each = rates.recommender.map((one) => (100 * one).toFixed(1)).join(" ");
    lines.push(
      `${TITLES[scenario].padEnd(24)} recommender ${(100 * rate).toFixed(1)} ± ${error.toFixed(1)} (standard error of one seed); seed by seed ${each}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
