import { expect, test } from "vitest";
import { retryPolicy } from "./job.ts";

/** Seconds from the first attempt to the last, as the delays double up to the longest. */
function lasts({ retryLimit, retryDelay, retryDelayMax }: { retryLimit: number; retryDelay: number; retryDelayMax: number }): number {
  return Array.from({ length: retryLimit }, (_, index) => Math.min(retryDelay * 2 ** index, retryDelayMax)).reduce(
    (sum, each) => sum + each,
  );
}

test("what leans on somebody else's service outlasts a day of its being down, and is tried soon after it is back", () => {
  const hours = lasts(retryPolicy["outside-service"]) / 3600;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(26);
  expect(retryPolicy["outside-service"].retryDelayMax).toBeLessThanOrEqual(600);
});

test("what leans on our own database is tried for less than a minute, and what must not run again never", () => {
  expect(lasts(retryPolicy.local)).toBeLessThan(60);
  expect(retryPolicy.never.retryLimit).toBe(0);
});
