import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConsentRecord, consentStateOf, isWanted, latestConsent } from "./consent.ts";

const record = (state: ConsentRecord["state"], at: number, basis: ConsentRecord["basis"] = "explicit"): ConsentRecord => ({
  state,
  basis,
  source: "test",
  at,
});
const mail = { purpose: "marketing", channel: "email" } as const;

describe("the later word wins", () => {
  test("in whatever order, and however often, words are heard", () => {
    const said = fc.array(
      fc.record({
        state: fc.constantFrom<ConsentRecord["state"]>("subscribed", "unsubscribed", "pending", "never"),
        basis: fc.constant<ConsentRecord["basis"]>("explicit"),
        source: fc.constant("test"),
        at: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        said.chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray([...words, ...words], { minLength: words.length * 2 }))),
        ([words, heard]) => {
          const last = latestConsent(words);
          expect(latestConsent(heard)).toEqual(last);
          expect(last?.at).toBe(Math.max(...words.map(({ at }) => at)));
        },
      ),
    );
  });

  test("a late sync of an old consent subscribes nobody again", () => {
    expect(latestConsent([record("unsubscribed", 20), record("subscribed", 10)])?.state).toBe("unsubscribed");
  });

  test("of two at one moment, no is no", () => {
    expect(latestConsent([record("unsubscribed", 10), record("subscribed", 10)])?.state).toBe("unsubscribed");
    expect(latestConsent([record("subscribed", 10), record("unsubscribed", 10)])?.state).toBe("unsubscribed");
  });
});

describe("a marketing message", () => {
  test("goes to whoever subscribed, and to nobody who said nothing, is pending, or of whom no basis is known", () => {
    expect(isWanted(mail, record("subscribed", 10), [])).toEqual({ outcome: "wanted" });
    for (const consent of [undefined, record("pending", 10), record("never", 10), record("subscribed", 10, "none")])
      expect(isWanted(mail, consent, [])).toEqual({ outcome: "unwanted", why: "no-consent" });
  });

  test("a purchase allows mail about similar goods, and no text", () => {
    const bought = record("subscribed", 10, "soft_opt_in");
    expect(isWanted(mail, bought, []).outcome).toBe("wanted");
    expect(isWanted({ purpose: "marketing", channel: "sms" }, bought, []).outcome).toBe("unwanted");
  });

  test("goes again to whoever subscribes after unsubscribing, but not to a dead address or one who complained", () => {
    const later = record("subscribed", 30);
    expect(isWanted(mail, later, [{ reason: "unsubscribed", at: 20 }]).outcome).toBe("wanted");
    expect(isWanted(mail, later, [{ reason: "unsubscribed", at: 30 }]).outcome).toBe("unwanted");
    expect(isWanted(mail, later, [{ reason: "bounced", at: 20 }])).toEqual({ outcome: "unwanted", why: "suppressed" });
    expect(isWanted(mail, later, [{ reason: "complained", at: 20 }]).outcome).toBe("unwanted");
  });
});

test("what an order brings with it reaches whoever unsubscribed, but no dead address and no number that said stop", () => {
  const news = { purpose: "transactional", channel: "sms" } as const;
  expect(isWanted(news, undefined, [{ reason: "unsubscribed", at: 1 }]).outcome).toBe("wanted");
  expect(isWanted(news, undefined, [{ reason: "stop", at: 1 }]).outcome).toBe("unwanted");
  expect(isWanted(news, undefined, [{ reason: "bounced", at: 1 }]).outcome).toBe("unwanted");
});

test("both of Shopify's lists of states are understood, and an unknown one leaves the person alone", () => {
  expect(
    ["SUBSCRIBED", "subscribed", "NOT_SUBSCRIBED", "NEVER_SUBSCRIBED", "PENDING", "UNSUBSCRIBED", "REDACTED", "INVALID", "NEW"].map(
      consentStateOf,
    ),
  ).toEqual(["subscribed", "subscribed", "never", "never", "pending", "unsubscribed", "unsubscribed", "unsubscribed", "unsubscribed"]);
});
