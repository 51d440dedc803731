import { expect, test } from "vitest";
import { complaintsAbout } from "./complaints-about.ts";

test.each([
  ["new Date()", 1],
  ["Date.now()", 1],
  ["Temporal.Now.instant()", 1],
  ["new Date(0)", 0],
  ["now()", 0],
])("the clock is read in one place: %s", (text, complaints) => {
  expect(complaintsAbout("no-own-clock", "app/routing/rule.ts", text)).toHaveLength(complaints);
});

test.each([
  ["JSON.parse(event.body)", 1],
  ["JSON.parse(event.body, keepable)", 1],
  ["JSON.parse(reply.body)", 0],
])("an event is read in one place: %s", (text, complaints) => {
  expect(complaintsAbout("no-own-payload", "app/routing/hear.server.ts", text)).toHaveLength(complaints);
});
