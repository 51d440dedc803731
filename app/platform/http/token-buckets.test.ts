import { expect, test } from "vitest";
import { tokenBuckets } from "./token-buckets.ts";

const LIMITS = { perSecond: 10, burst: 3, most: 100 };
const takes = (buckets: ReturnType<typeof tokenBuckets>, key: string, times: number, now: number) =>
  Array.from({ length: times }, () => buckets.take(key, now)).filter(Boolean).length;

test("so many at once, and then as many as time allows", () => {
  const buckets = tokenBuckets(LIMITS);
  expect(takes(buckets, "a", 9, 0)).toBe(3);
  expect(takes(buckets, "a", 9, 99)).toBe(0);
  expect(takes(buckets, "a", 9, 200)).toBe(2);
  expect(takes(buckets, "a", 9, 3_600_000)).toBe(3);
});

test("one is not refused for what another does", () => {
  const buckets = tokenBuckets(LIMITS);
  takes(buckets, "a", 50, 0);
  expect(takes(buckets, "b", 3, 0)).toBe(3);
});

test("whoever comes under a hundred thousand names takes no more memory, and nobody who asks meanwhile is forgotten", () => {
  const buckets = tokenBuckets(LIMITS);
  takes(buckets, "a", 3, 0);
  for (let name = 0; name < 100_000; name++) {
    buckets.take(`forged ${name}`, 1);
    if (name % 50 === 0) expect(buckets.take("a", 1)).toBe(false);
  }
  expect(buckets.size).toBe(100);
});
