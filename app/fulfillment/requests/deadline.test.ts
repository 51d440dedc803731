import { expect, test } from "vitest";
import { isOverdue } from "./deadline.ts";

const now = new Date("2026-11-26T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const asked = (requestStatus: string, requested: number | null, cancelled: number | null) => ({
  requestStatus,
  requestedAt: requested === null ? null : hoursAgo(requested),
  cancellationAskedAt: cancelled === null ? null : hoursAgo(cancelled),
});

test("what waits for an answer is overdue before Shopify's 24 hours are over, and not much before", () => {
  for (const [hours, overdue] of [
    [1, false],
    [21.9, false],
    [22, true],
    [30, true],
  ] as const) {
    expect(isOverdue(asked("SUBMITTED", hours, null), now)).toBe(overdue);
    expect(isOverdue(asked("CANCELLATION_REQUESTED", 40, hours), now)).toBe(overdue);
  }
});

test("what has its answer, or was never asked, is not", () => {
  expect(isOverdue(asked("ACCEPTED", 30, 30), now)).toBe(false);
  expect(isOverdue(asked("CANCELLATION_REJECTED", 30, 30), now)).toBe(false);
  expect(isOverdue(asked("UNSUBMITTED", null, null), now)).toBe(false);
  expect(isOverdue(asked("SUBMITTED", null, null), now)).toBe(false);
});
