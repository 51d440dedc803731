import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextWithinCaps } from "./frequency-cap.ts";

const HOUR = 3_600_000;
const at = (hours: number) => Temporal.Instant.fromEpochMilliseconds(hours * HOUR);

test("whoever has had none gets one now; whoever has had the day's share gets the next when the first of it is a day old", () => {
  const caps = [{ most: 2, hours: 24 }];
  expect(nextWithinCaps([], caps, at(100))).toEqual(at(100));
  expect(nextWithinCaps([at(90)], caps, at(100))).toEqual(at(100));
  expect(nextWithinCaps([at(95), at(90)], caps, at(100))).toEqual(at(114));
});

test("of several caps the strictest counts, and none at all is never", () => {
  const caps = [
    { most: 1, hours: 12 },
    { most: 3, hours: 168 },
  ];
  expect(nextWithinCaps([at(99)], caps, at(100))).toEqual(at(111));
  expect(nextWithinCaps([at(99), at(60), at(50)], caps, at(100))).toEqual(at(218));
  expect(nextWithinCaps([], [{ most: 0, hours: 1 }], at(100))).toBeNull();
});

test("nobody ever gets more than a cap in any stretch of its length, however messages crowd", () => {
  const caps = fc.array(fc.record({ most: fc.integer({ min: 1, max: 4 }), hours: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(caps, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), (all, gaps) => {
      const sent: Temporal.Instant[] = [];
      let now = at(0);
      for (const gap of gaps) {
        now = now.add({ hours: gap });
        const next = nextWithinCaps(sent, all, now);
        if (!next) throw new Error("each cap allows one");
        now = next;
        sent.push(next);
      }
      for (const { most, hours } of all)
        for (const one of sent) {
          const within = sent.filter(
            (other) => other.epochMilliseconds >= one.epochMilliseconds && other.epochMilliseconds < one.add({ hours }).epochMilliseconds,
          );
          expect(within.length).toBeLessThanOrEqual(most);
        }
    }),
  );
});
