import { expect, test } from "vitest";
import { isGivenUp, judgeAnswer, pauseAfter, waitAsked } from "./judge-answer.ts";

const answered = (status: number, said = "", waitSeconds: number | null = null) =>
  judgeAnswer({ outcome: "answered", status, said, waitSeconds });

test.each([
  [200, "ok", { verdict: "taken" }],
  [204, "", { verdict: "taken" }],
  [404, "no_service", { verdict: "refused", problem: { code: "alerts:said-revoked" } }],
  [403, "action_prohibited", { verdict: "refused", problem: { code: "alerts:said-prohibited" } }],
  [410, "channel_is_archived", { verdict: "refused", problem: { code: "alerts:said-archived" } }],
  [404, '{"message": "Unknown Webhook", "code": 10015}', { verdict: "refused", problem: { code: "alerts:gone" } }],
  [301, "", { verdict: "refused", problem: { code: "alerts:moved" } }],
  [400, "invalid_blocks", { verdict: "too-rich" }],
  [500, "rollup_error", { verdict: "later", seconds: null }],
  [503, "<h1>Service Unavailable</h1>", { verdict: "later", seconds: null }],
])("%i %s is understood", (status, said, verdict) => {
  expect(answered(status, said)).toMatchObject(verdict);
});

test("who asks for a pause gets it, in seconds or until a date, and never for longer than hours", () => {
  expect(answered(429, "rate_limited", 30)).toMatchObject({ verdict: "later", seconds: 30 });
  expect(answered(429, "", 1e9)).toMatchObject({ seconds: 21_600 });
  expect(answered(429)).toMatchObject({ seconds: null });
  expect(waitAsked("1.5", 0)).toBe(1.5);
  expect(waitAsked("Thu, 01 Jan 1970 00:01:00 GMT", 0)).toBe(60);
  for (const odd of [null, "soon", "-5", "0"]) expect(waitAsked(odd, 0)).toBeNull();
});

test("nothing that a stranger's server says is repeated, whatever it is", () => {
  expect(JSON.stringify(answered(404, "<script>internal_secret</script>"))).not.toContain("secret");
  expect(JSON.stringify(answered(418, "constructor"))).not.toContain("constructor");
});

test("a webhook that was revoked is given up after three refusals, one that is down after a day", () => {
  const hour = 3_600_000;
  expect(isGivenUp({ failures: 2, refusals: 2, failingSince: 0 }, 72 * hour)).toBe(false);
  expect(isGivenUp({ failures: 3, refusals: 3, failingSince: 0 }, 0)).toBe(true);
  expect(isGivenUp({ failures: 9, refusals: 0, failingSince: 0 }, 23 * hour)).toBe(false);
  expect(isGivenUp({ failures: 9, refusals: 0, failingSince: 0 }, 24 * hour)).toBe(true);
  expect([1, 2, 3, 10].map(pauseAfter)).toEqual([60, 120, 240, 3600]);
});
