import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { judgeShop } from "./judge-shops.ts";
import { saidByBench } from "../said-by-bench.ts";
import { run } from "./run.ts";

const heard = saidByBench();

async function measure(text: string | Buffer, ...more: string[]): Promise<number> {
  const file = join(heard.folder, "experiment.csv");
  await writeFile(file, text);
  return run(["--file", file, "--json", ...more]);
}

type Report = { arms: Record<string, Record<"spend" | "conversion", { lift: number; halfWidth: number }>> };

const HEADER = "recency,history_segment,treatment,conversion,visit,spend";
const rows = (arm: string, spent: readonly number[]) => spent.map((one) => `10,"2) $100, or so",${arm},${one > 0 ? 1 : 0},1,${one}`);
const table = [
  HEADER,
  ...rows("Mens E-Mail", [0, 0, 20, 40]),
  ...rows("No E-Mail", [0, 0, 0, 0, 10, 20, 0, 10]),
  ...rows("Womens E-Mail", [0, 5, 5, 0]),
].join("\n");

test("each arm of an experiment is set against the one that got nothing", async () => {
  expect(await measure(gzipSync(table))).toBe(0);
  const { arms } = JSON.parse(heard.said.join("")) as Report;
  expect(Object.keys(arms)).toEqual(["Mens E-Mail", "Womens E-Mail"]);
  // 15 and 2.5 a head against 5; half of them and half against three in eight.
  expect(arms["Mens E-Mail"]!.spend.lift).toBeCloseTo(10, 9);
  expect(arms["Womens E-Mail"]!.spend.lift).toBeCloseTo(-2.5, 9);
  expect(arms["Mens E-Mail"]!.conversion.lift).toBeCloseTo(0.125, 9);
  expect(arms["Womens E-Mail"]!.spend.halfWidth).toBeGreaterThan(0);
});

test("another table says by its options which columns are what, and who is held out", async () => {
  expect(
    await measure(
      "group,revenue,bought\na,1,1\na,3,1\nb,2,1\nb,0,0\n",
      "--arm",
      "group",
      "--spend",
      "revenue",
      "--conversion",
      "bought",
      "--holdout",
      "b",
    ),
  ).toBe(0);
  const { arms } = JSON.parse(heard.said.join("")) as Report;
  expect(arms["a"]!.spend.lift).toBe(1);
});

test.each([
  ["a table of something else", "a,b\n1,2\n", /no column treatment/],
  ["a line that is no person's", `${HEADER}\n1,x,Mens E-Mail,1,1,much\n`, /line 2/],
  ["an experiment in which everybody got something", `${HEADER}\n1,x,Mens E-Mail,1,1,2\n`, /held out.*Mens E-Mail/],
])("%s is refused with what is wrong", async (_, text, why) => {
  expect(await measure(text)).toBe(2);
  expect(heard.complained.join("\n")).toMatch(why);
});

test.each([[[]], [["--file", "x", "--simulate"]], [["--simulate", "--shops", "none"]], [["--sim"]]])(
  "%j is said to be wrong, not thrown",
  async (args) => {
    expect(await run(args)).toBe(2);
    expect(heard.complained.join("\n")).toMatch(/^Usage: /);
  },
);

test("the reports of shops of known truth have it in their intervals, and rarely claim what isn't there", async () => {
  expect(await run(["--simulate", "--shops", "40", "--json"])).toBe(0);
  const figures = JSON.parse(heard.said.join("")) as { coverage: number; falseClaims: number };
  expect(Object.keys(figures)).toEqual(["coverage", "falseClaims"]);
  // Of forty shops: four deviations.
  expect(figures.coverage).toBeGreaterThan(82);
  expect(figures.falseClaims).toBeLessThan(20);
});

test("a seed is always the same shop", () => {
  expect(judgeShop(4)).toEqual(judgeShop(4));
  expect(judgeShop(4)).not.toEqual(judgeShop(6));
});
