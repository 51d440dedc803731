import fc from "fast-check";
import { expect, test } from "vitest";
import { createCostBucket } from "./cost-bucket.ts";

const full = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };

test("before Shopify has said anything, the smallest bucket that it gives is assumed full", () => {
  const bucket = createCostBucket(0);
  expect(bucket.waitFor(2000, 0)).toBe(0);
  bucket.take(2000);
  expect(bucket.waitFor(100, 0)).toBe(1000);
});

test("what lacks is waited for at the rate at which the bucket fills", () => {
  const bucket = createCostBucket(0);
  bucket.take(10);
  bucket.giveBack(10, 0, { maximumAvailable: 1000, currentlyAvailable: 20, restoreRate: 50 });
  expect(bucket.waitFor(20, 0)).toBe(0);
  expect(bucket.waitFor(120, 0)).toBe(2000);
  expect(bucket.waitFor(120, 1500)).toBe(500);
  expect(bucket.waitFor(120, 2000)).toBe(0);
});

test("a bucket never holds more than it can, however long nobody asks", () => {
  const bucket = createCostBucket(0);
  bucket.take(2000);
  bucket.giveBack(2000, 0, full);
  bucket.take(2000);
  expect(bucket.waitFor(1, 1_000_000)).toBe(10);
});

test("what costs more than the whole bucket goes when the bucket is full, instead of never", () => {
  const bucket = createCostBucket(0);
  expect(bucket.waitFor(5000, 0)).toBe(0);
  bucket.take(1);
  expect(bucket.waitFor(5000, 0)).toBe(10);
});

test("an answer without a status is over, and its cost stays spent", () => {
  const bucket = createCostBucket(0);
  bucket.take(500);
  bucket.giveBack(500, 0);
  expect(bucket.waitFor(1500, 0)).toBe(0);
  expect(bucket.waitFor(1600, 0)).toBe(1000);
});

test("whoever waits as long as told finds what they waited for, to the millisecond, and nobody is told to wait longer than needed", () => {
  const step = fc.record({ cost: fc.integer({ min: 1, max: 2500 }), pause: fc.nat(30_000), left: fc.option(fc.nat(2000)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 3000 }), (steps, cost) => {
      const bucket = createCostBucket(0);
      let now = 0;
      for (const taken of steps) {
        bucket.take(taken.cost);
        now += taken.pause;
        if (taken.left !== null) bucket.giveBack(taken.cost, now, { ...full, currentlyAvailable: taken.left });
        else bucket.giveBack(taken.cost, now);
      }
      const wait = bucket.waitFor(cost, now);
      expect(bucket.waitFor(cost, now + wait)).toBeLessThanOrEqual(1);
      if (wait > 1) expect(bucket.waitFor(cost, now + wait - 2)).toBeGreaterThan(0);
    }),
  );
});
