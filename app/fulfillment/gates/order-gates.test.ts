import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GateFacts, GatePolicy } from "./gate.ts";
import { closedGates } from "./order-gates.ts";

const order: GateFacts = {
  test: false,
  createdAt: new Date("2026-11-27T10:00:00Z"),
  financialStatus: "PAID",
  outstanding: 0n,
  paymentGateways: ["shopify_payments"],
  riskRecommendation: "ACCEPT",
  tags: [],
};
const policy: GatePolicy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: [], waits: [] };
const codes = (facts: Partial<GateFacts>, chosen: Partial<GatePolicy> = {}, opened: string[] = [], moment = order.createdAt) =>
  closedGates({ ...order, ...facts }, { ...policy, ...chosen }, new Set(opened), moment).map(({ code }) => code);

describe("payment", () => {
  test.each(["PAID", "AUTHORIZED", "PARTIALLY_REFUNDED", null])("%s goes", (financialStatus) => {
    expect(codes({ financialStatus })).toEqual([]);
  });

  test.each(["PENDING", "PARTIALLY_PAID"])(
    "%s waits, unless the merchant ships unpaid orders, or a person lets this one go",
    (financialStatus) => {
      const owes = { financialStatus, outstanding: 295n };
      expect(codes(owes)).toEqual(["payment-due"]);
      expect(codes({ ...owes, outstanding: null })).toEqual(["payment-due"]);
      expect(codes(owes, { holdUnpaid: false })).toEqual([]);
      expect(codes(owes, {}, ["payment-due"])).toEqual([]);
    },
  );

  test.each([0n, -295n])(
    "paid only in part, as Shopify calls it, of an order on which %s is owed, goes: nothing is left to pay",
    (outstanding) => {
      expect(codes({ financialStatus: "PARTIALLY_PAID", outstanding })).toEqual([]);
    },
  );

  test.each(["VOIDED", "REFUNDED", "EXPIRED"])("%s never goes, whatever the policy and whoever says so", (financialStatus) => {
    expect(codes({ financialStatus }, { holdUnpaid: false }, ["payment-over", "payment-due"])).toEqual(["payment-over"]);
  });

  test.each(["Cash on Delivery (COD)", "cash_on_delivery", "COD", "Nachnahme"])("what is paid on delivery (%s) goes unpaid", (gateway) => {
    expect(codes({ financialStatus: "PENDING", paymentGateways: ["gift_card", gateway] }, { paidOnDelivery: [" nachnahme "] })).toEqual([]);
  });

  test("a method that only sounds like it waits", () => {
    for (const gateway of ["Codeword Pay", "manual", "Bank Deposit"])
      expect(codes({ financialStatus: "PENDING", paymentGateways: [gateway] })).toEqual(["payment-due"]);
  });
});

test("a test order never goes", () => {
  expect(codes({ test: true }, { holdUnpaid: false, holdRisk: "none" }, ["test-order"])).toEqual(["test-order"]);
});

test("risk is held from the degree that the merchant chose", () => {
  const held = (riskRecommendation: string | null, holdRisk: GatePolicy["holdRisk"]) =>
    codes({ riskRecommendation }, { holdRisk }).length > 0;
  expect(["none", "high", "some"].map((degree) => held("CANCEL", degree as GatePolicy["holdRisk"]))).toEqual([false, true, true]);
  expect(["none", "high", "some"].map((degree) => held("INVESTIGATE", degree as GatePolicy["holdRisk"]))).toEqual([false, false, true]);
  for (const fine of ["ACCEPT", "NONE", null]) expect(held(fine, "some")).toBe(false);
});

test("an order waits for as long as it can be changed, from when it was placed, and no moment longer, or until a person lets it go", () => {
  fc.assert(
    fc.property(fc.nat(10_080), fc.nat(10_080 * 60_000 * 2), (waitMinutes, age) => {
      const moment = new Date(order.createdAt.getTime() + age);
      const waits = [{ since: order.createdAt, minutes: waitMinutes }];
      expect(codes({}, { waits }, [], moment)).toEqual(age < waitMinutes * 60_000 ? ["wait"] : []);
      expect(codes({}, { waits }, ["wait"], moment)).toEqual([]);
    }),
  );
});

test("an order waits as it was set when it was placed, whatever is set later", () => {
  const at = (minutes: number) => new Date(order.createdAt.getTime() + minutes * 60_000);
  const until = (waits: GatePolicy["waits"]) => [5, 20, 50].map((minutes) => codes({}, { waits }, [], at(minutes)).length);
  expect(until([{ since: at(1), minutes: 60 }])).toEqual([0, 0, 0]);
  expect(
    until([
      { since: at(-9), minutes: 30 },
      { since: at(1), minutes: 0 },
    ]),
  ).toEqual([1, 1, 0]);
  expect(
    until([
      { since: at(-9), minutes: 10 },
      { since: at(1), minutes: 60 },
    ]),
  ).toEqual([1, 0, 0]);
});

test("a tag holds however it is written, and for as long as it is there", () => {
  expect(codes({ tags: ["VIP", " Hold "] }, { holdTags: ["hold"] })).toEqual(["tag:hold"]);
  expect(codes({ tags: ["VIP"] }, { holdTags: ["hold"] })).toEqual([]);
  expect(codes({ tags: ["holdall"] }, { holdTags: ["hold"] })).toEqual([]);
});

test("who lets an order go despite one tag has said nothing about another", () => {
  const tagged = { tags: ["hold", "Check address"] };
  const policy = { holdTags: ["hold", "check address"] };
  expect(codes(tagged, policy)).toEqual(["tag:hold", "tag:check address"]);
  expect(codes(tagged, policy, ["tag:hold"])).toEqual(["tag:check address"]);
});

test("every closed gate says why in words, and an opened one that is not final is never closed", () => {
  const facts = fc.record({
    test: fc.boolean(),
    financialStatus: fc.option(
      fc.constantFrom("PAID", "PENDING", "VOIDED", "PARTIALLY_PAID", "AUTHORIZED", "SOMETHING_NEW", "constructor"),
    ),
    outstanding: fc.option(fc.bigInt({ min: -500n, max: 500n })),
    paymentGateways: fc.array(fc.string(), { maxLength: 2 }),
    riskRecommendation: fc.option(fc.constantFrom("CANCEL", "INVESTIGATE", "NONE", "__proto__")),
    tags: fc.array(fc.constantFrom("hold", "x"), { maxLength: 2 }),
    createdAt: fc.constant(order.createdAt),
  });
  fc.assert(
    fc.property(facts, fc.subarray(["payment-due", "risk", "tag:hold"]), (some, opened) => {
      for (const gate of closedGates(some, { ...policy, holdRisk: "some", holdTags: ["hold"] }, new Set(opened), some.createdAt)) {
        expect(gate.why.code).toMatch(/^gates:/);
        expect(opened).not.toContain(gate.code);
      }
    }),
  );
});
