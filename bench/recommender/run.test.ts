import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hitRate } from "./hit-rate.ts";
import { saidByBench } from "../said-by-bench.ts";
import { run } from "./run.ts";
import { poseTasks, splitByTime } from "./split.ts";

const heard = saidByBench();

async function measure(text: string, ...more: string[]): Promise<number> {
  const file = join(heard.folder, "shop.csv");
  await writeFile(file, text);
  return run(["--file", file, "--json", ...more]);
}

/** Forty pairs that are only ever bought together, with something that changes. */
const pairs = Array.from({ length: 2000 }, (_, index) => [
  `cup ${index % 40}`,
  `saucer ${index % 40}`,
  `card ${(index * 7) % 90}`,
  ...(index % 3 ? [] : ["bag"]),
]);

test("what belongs together is found again, of a basket a line", async () => {
  expect(await measure(pairs.map((basket) => basket.join(",")).join("\n"))).toBe(0);
  const report = JSON.parse(heard.said.join("")) as {
    hr10: Record<string, number>;
    baselines: Record<string, Record<string, number>>;
    buildSeconds: number;
    peakRssMiB: number;
  };
  expect(Object.keys(report)).toEqual(["hr10", "baselines", "buildSeconds", "peakRssMiB"]);
  expect(Object.keys(report.hr10)).toEqual(["upTo15", "all", "twoVisible"]);
  expect(Object.keys(report.baselines)).toEqual(["popularity", "lift", "cosine"]);
  expect(report.hr10["all"]).toBeGreaterThan(60);
  expect(report.baselines["popularity"]!["all"]).toBeLessThan(report.hr10["all"]!);
});

test("of invoices, cancelled ones and what is no product do not count", async () => {
  const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  const rows = pairs.flatMap((basket, index) => {
    const date = `2011-${String(1 + Math.floor(index / 200)).padStart(2, "0")}-01 10:00:00`;
    const codes = [
      ...basket.map((name) =>
        String(10_000 + Number(name.split(" ")[1] ?? 999) + (name.startsWith("saucer") ? 100 : name.startsWith("card") ? 300 : 0)),
      ),
      "POST",
    ];
    return codes.map(
      (code) => `${index % 10 === 9 ? "C" : ""}${536_000 + index},${code},Thing,${index % 10 === 9 ? -1 : 1},${date},1.00,,France`,
    );
  });
  expect(await measure([header, ...rows].join("\n"), "--seeds", "7")).toBe(0);
  const report = JSON.parse(heard.said.join("")) as { hr10: { all: number } };
  expect(report.hr10.all).toBeGreaterThan(50);
});

test.each([
  ["nothing", "", /empty/],
  ["a table of something else", "a,b\n".repeat(200), /no baskets/],
  ["three baskets", "a,b\nc\nd,e,f\n", /3 baskets: too few/],
  ["bytes", "\0\x01\x02\n".repeat(5), /no text/],
  [
    "invoices with a broken line",
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,10000,x,many,2011-01-01 10:00:00,1,,UK\n",
    /line 2.*Quantity/,
  ],
])("%s is refused with what is wrong", async (_, text, why) => {
  expect(await measure(text)).toBe(2);
  expect(heard.complained.join("\n")).toMatch(why);
});

test("a file that isn't there, and one that isn't named, are said so", async () => {
  expect(await run(["--file", join(heard.folder, "nowhere.csv")])).toBe(2);
  expect(heard.complained.join("\n")).toContain("nowhere.csv");
  expect(await run([])).toBe(2);
  expect(await run(["--file", "x", "--seeds", "many"])).toBe(2);
});

test("an even score wins nothing: of equals the popular come first", () => {
  const supports = Uint32Array.from({ length: 30 }, (_, item) => 30 - item);
  const none = () => undefined;
  expect(hitRate([{ hidden: 29, visible: [0] }], none, supports)).toBe(0);
  expect(hitRate([{ hidden: 10, visible: [0] }], none, supports)).toBe(1);
});

test("nothing of the last fifth is learned from, and a seed sets the same tasks again", () => {
  const baskets = Array.from({ length: 100 }, (_, index) => (index < 80 ? [0, 1, 2] : [0, 1, 3]));
  const split = splitByTime({ baskets, titles: ["a", "b", "c", "new"], time: "" });
  expect(split.titles).toEqual(["a", "b", "c"]);
  expect(split.test).toEqual(Array.from({ length: 20 }, () => [0, 1]));
  expect(poseTasks(split, 3)).toEqual(poseTasks(split, 3));
  expect(poseTasks(split, 3)).not.toEqual(poseTasks(split, 4));
});
