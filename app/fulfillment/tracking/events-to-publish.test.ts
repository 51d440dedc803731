import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { eventsToPublish } from "./events-to-publish.ts";

const step = (status: string, minute: number, told = false) => ({
  status,
  happenedAt: new Date(Date.UTC(2026, 5, 1, 12, minute)),
  publishedAt: told ? new Date() : null,
});
const names = (steps: readonly { status: string }[]) => steps.map(({ status }) => status);

describe("what Shopify is told of a parcel's way", () => {
  test("steps are told in the order in which they happened, however they came", () => {
    const came = [step("DELIVERED", 30), step("LABEL_PURCHASED", 0), step("IN_TRANSIT", 10)];
    expect(names(eventsToPublish(came))).toEqual(["LABEL_PURCHASED", "IN_TRANSIT", "DELIVERED"]);
  });

  test("a step that comes after a later one was told is not told", () => {
    expect(names(eventsToPublish([step("OUT_FOR_DELIVERY", 20, true), step("IN_TRANSIT", 10), step("DELIVERED", 30)]))).toEqual([
      "DELIVERED",
    ]);
  });

  test("nothing is told after the delivery, whatever its time says", () => {
    expect(eventsToPublish([step("DELIVERED", 30, true), step("IN_TRANSIT", 40)])).toEqual([]);
    expect(names(eventsToPublish([step("DELIVERED", 30), step("IN_TRANSIT", 40)]))).toEqual(["DELIVERED"]);
  });

  test("whatever comes when, each step is told at most once and the last one told is the furthest", () => {
    const steps = fc.array(fc.record({ status: fc.constantFrom("IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"), minute: fc.nat(50) }));
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 5 }), (batches) => {
        const known: ReturnType<typeof step>[] = [];
        const told: ReturnType<typeof step>[] = [];
        for (const batch of batches) {
          known.push(...batch.map(({ status, minute }) => step(status, minute)));
          for (const one of eventsToPublish(known)) {
            expect(told).not.toContain(one);
            told.push(one);
            one.publishedAt = new Date();
          }
        }
        const times = told.map(({ happenedAt }) => happenedAt.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(names(told).slice(0, -1)).not.toContain("DELIVERED");
      }),
    );
  });
});
