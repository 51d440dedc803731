import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { amount, departureDay } from "./amount-and-day.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const english = (message: Message) => words(message);

test.each([
  [0.3, "GBP", "less than £0.01"],
  [0.5, "GBP", "£0.01"],
  [0, "GBP", "£0.00"],
  [210.4, "GBP", "£2.10"],
  [-50, "GBP", "-£0.50"],
  [0.4, "JPY", "less than JP¥1"],
  [1250, "KWD", "KWD\u00a01.250"],
])("%d minor units of %s read %j: a difference is never told as none", (minor, currency, said) => {
  expect(english(amount(minor, currency))).toBe(said);
});

test.each([
  [0, "today"],
  [1, "tomorrow"],
  [4, "on Fri 9 Oct"],
])("a departure %d days ahead is %s", (daysAhead, said) => {
  const date = Temporal.PlainDate.from("2026-10-05").add({ days: daysAhead });
  expect(english(departureDay({ date, daysAhead, delayedBy: "nothing" })).replace(",", "")).toBe(said);
});
