import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readRecordings, recordingsPath } from "./read-recordings.ts";
import { replay, type Verdict } from "./replay.ts";

const lie = existsSync(recordingsPath);

describe.skipIf(!lie)(`the recordings of a real store (${lie ? "replayed" : `left out: not at ${recordingsPath}`})`, () => {
  const verdicts: Verdict[] = [];
  beforeAll(async () => {
    for (const recording of await readRecordings()) verdicts.push(...(await replay(recording)));
    console.info(table(verdicts));
  });

  const told = (past?: Verdict["past"]) =>
    verdicts.filter(({ outcome, ...one }) => (outcome === "same" || outcome === "different") && (past === undefined || one.past === past));
  const share = (some: readonly Verdict[], holds: (one: Verdict) => boolean) => some.filter(holds).length / some.length;

  test("what is built answers as the store did, up to ids, times and cursors", () => {
    expect(told().length).toBeGreaterThan(2700);
    expect(share(told(), ({ outcome }) => outcome === "same")).toBeGreaterThanOrEqual(0.985);
  });

  test("so it does, values and all, where everything that a document speaks of was made in the recording and no step of it is missing", () => {
    expect(told("known").length).toBeGreaterThan(1180);
    expect(share(told("known"), ({ outcome }) => outcome === "same")).toBeGreaterThanOrEqual(0.97);
  });

  test("so it does about discounts", () => {
    const ofDiscounts = told().filter(({ area }) => area === "discounts");
    expect(ofDiscounts.length).toBeGreaterThan(360);
    expect(share(ofDiscounts, ({ outcome }) => outcome === "same")).toBeGreaterThanOrEqual(0.99);
  });

  test("so do whole recordings of which everything is built", () => {
    const recordings = [...Map.groupBy(verdicts, ({ recording }) => recording).values()];
    const built = recordings.filter((steps) => steps.length > 0 && steps.every(({ outcome }) => outcome !== "not built"));
    const alike = built.filter((steps) => steps.every(({ outcome }) => outcome !== "different"));
    expect(built.length).toBeGreaterThan(180);
    expect(alike.length / built.length).toBeGreaterThanOrEqual(0.95);
  });

  test("it asks and charges as many points as the store did", () => {
    const costs = told().flatMap(({ cost }) => cost ?? []);
    expect(costs.filter(({ requested }) => requested).length / costs.length).toBeGreaterThanOrEqual(0.98);
    const charged = costs.filter(({ actual }) => actual !== undefined);
    expect(charged.filter(({ actual }) => actual).length / charged.length).toBeGreaterThanOrEqual(0.98);
  });

  test("what is not built says which field it is", () => {
    const silent = verdicts.filter(({ outcome, why }) => outcome === "not built" && why.length === 0);
    expect(silent.map(({ recording, field }) => `${recording}: ${field}`)).toEqual([]);
  });
});

/** How the documents of each area fared. */
function table(verdicts: readonly Verdict[]): string {
  const areas = [...new Set(verdicts.map(({ area }) => area))].sort();
  const row = (name: string, some: readonly Verdict[]) => {
    const count = (holds: (one: Verdict) => boolean) => String(some.filter(holds).length).padStart(8);
    return [
      name.padEnd(24),
      count(({ outcome, past }) => outcome === "same" && past === "known"),
      count(({ outcome, past }) => outcome === "same" && past === "unknown"),
      count(({ outcome }) => outcome === "different"),
      count(({ outcome }) => outcome === "not built"),
      count(({ outcome }) => outcome === "another version"),
    ].join("");
  };
  const head = `${"".padEnd(24)}    same   shape   other no field version`;
  return [
    head,
    ...areas.map((area) =>
      row(
        area,
        verdicts.filter((one) => one.area === area),
      ),
    ),
    row("all", verdicts),
  ].join("\n");
}
