import { expect, test } from "vitest";
import { reportMessage } from "./report-message.ts";

const interval = { from: -2_000, to: 9_000 };

test("a loss is said in positive amounts, and what is undecided with both of its ends", () => {
  const loss = { outcome: "estimated", incremental: -5_000, interval: { from: -9_000, to: -1_000 }, claim: "less" } as const;
  expect(reportMessage(loss, "GBP")).toEqual({
    code: "offers-measured:less",
    args: {
      lost: { minor: 5_000, currency: "GBP" },
      least: { minor: 1_000, currency: "GBP" },
      most: { minor: 9_000, currency: "GBP" },
    },
  });
  expect(reportMessage({ outcome: "estimated", incremental: 3_500, interval, claim: "none" }, "GBP", "Travel case")).toEqual({
    code: "offers-measured:offer-none",
    args: {
      offer: "Travel case",
      incremental: { minor: 3_500, currency: "GBP" },
      from: { minor: -2_000, currency: "GBP" },
      to: { minor: 9_000, currency: "GBP" },
    },
  });
});

test.each([
  [1, 1],
  [87, 87],
  [644, 650],
  [12_345, 13_000],
])("about %d more orders are said to be %d", (needed, count) => {
  expect(reportMessage({ outcome: "not-enough", needed }, "GBP")).toEqual({ code: "offers-measured:not-enough", args: { count } });
  expect(reportMessage({ outcome: "not-enough", needed }, "GBP", "Travel case").args).toEqual({ offer: "Travel case", count });
});
