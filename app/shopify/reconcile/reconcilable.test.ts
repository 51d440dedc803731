import fc from "fast-check";
import { expect, test } from "vitest";
import { faultsIn, lostIn, nextWindow, searchTerm } from "./reconcilable.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 12, 0, second));
const change = (id: string, second: number) => ({ id, changedAt: at(second), copy: 1n });

test("what the copy does not have, and what it has as it was before, is found; what it has is not", () => {
  const known = new Map([
    ["old", at(1)],
    ["same", at(5)],
    ["newer", at(9)],
  ]);
  const found = faultsIn([change("old", 5), change("same", 5), change("newer", 5), change("lost", 5)], known);
  expect(found.map(({ id, fault }) => [id, fault])).toEqual([
    ["old", "outdated"],
    ["lost", "missing"],
  ]);
});

test("what changed in something that no webhook tells is no webhook lost", () => {
  const faults = [change("sold", 5), change("packed", 5), change("new", 5)];
  const before = new Map([
    ["sold", 3],
    ["packed", 7],
  ]);
  const after = new Map([
    ["sold", 2],
    ["packed", 7],
    ["new", 1],
  ]);
  expect(lostIn(faults, before, after).map(({ id }) => id)).toEqual(["sold", "new"]);
});

test("windows follow each other without a gap, and never reach into the moment in which webhooks are still under way", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 20 }), (steps) => {
      let doneUntil = at(0);
      let now = at(0);
      for (const seconds of steps) {
        now = new Date(now.getTime() + seconds * 1000);
        const window = nextWindow(doneUntil, now);
        if (!window) continue;
        expect(window.since < doneUntil).toBe(true);
        expect(window.until < now).toBe(true);
        expect(window.until > doneUntil).toBe(true);
        doneUntil = window.until;
      }
    }),
  );
});

test("a clock that was set back asks for nothing, and nothing is forgotten", () => {
  expect(nextWindow(at(59), at(10))).toBeNull();
});

test("times are quoted, since Shopify cuts those that are not", () => {
  expect(searchTerm({ since: at(0), until: at(30) })).toBe(
    "updated_at:>='2026-11-26T12:00:00.000Z' AND updated_at:<='2026-11-26T12:00:30.000Z'",
  );
});
