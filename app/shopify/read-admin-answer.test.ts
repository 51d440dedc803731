import { describe, expect, test } from "vitest";
import { readAdminAnswer } from "./read-admin-answer.ts";

const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 12, restoreRate: 100 };
const cost = { cost: { requestedQueryCost: 42, throttleStatus } };
const failed = (...codes: (string | null)[]) => ({
  errors: codes.map((code, at) => ({ message: `Error ${at}`, ...(code !== null && { extensions: { code } }) })),
});

describe("what Shopify answered", () => {
  test("is data, with what it cost and what is left", () => {
    expect(readAdminAnswer({ data: { shop: null }, extensions: cost })).toEqual({
      outcome: "data",
      data: { shop: null },
      withheld: [],
      requestedCost: 42,
      throttleStatus,
    });
    expect(readAdminAnswer({ data: {}, errors: [] })).toMatchObject({ outcome: "data" });
  });

  test("is throttled whatever else is wrong, for then nothing was done", () => {
    expect(readAdminAnswer({ ...failed("THROTTLED"), extensions: cost })).toEqual({
      outcome: "throttled",
      requestedCost: 42,
      throttleStatus,
    });
    expect(readAdminAnswer(failed("ACCESS_DENIED", "THROTTLED")).outcome).toBe("throttled");
  });

  test.each([
    [["ACCESS_DENIED"], "access-denied"],
    [["INTERNAL_SERVER_ERROR"], "unavailable"],
    [["INTERNAL_SERVER_ERROR", "ACCESS_DENIED"], "access-denied"],
    [["undefinedField"], "invalid-request"],
    [[null], "invalid-request"],
  ])("with errors %j is refused as %s, in all of its words", (codes, code) => {
    const message = codes.map((_, at) => `Error ${at}`).join(" ");
    expect(readAdminAnswer({ data: { half: 1 }, ...failed(...codes) })).toMatchObject({ outcome: "refused", code, message });
  });

  test("may be refused with a sentence or an object in place of a list", () => {
    expect(readAdminAnswer({ errors: "Not Found" })).toMatchObject({ outcome: "refused", code: "invalid-request", message: '"Not Found"' });
    expect(readAdminAnswer({ errors: { query: "Required" } })).toMatchObject({ outcome: "refused", message: '{"query":"Required"}' });
  });

  test.each([null, "<html>", [], { errors: [{ code: 1 }] }, { data: {}, extensions: { cost: { requestedQueryCost: "1" } } }])(
    "is a fault when it makes no sense: %j",
    (json) => {
      expect(() => readAdminAnswer(json)).toThrow();
    },
  );

  test("with a bucket that never fills again is not believed, or every later request would wait for ever", () => {
    const dead = { cost: { requestedQueryCost: 1, throttleStatus: { ...throttleStatus, restoreRate: 0 } } };
    expect(() => readAdminAnswer({ data: {}, extensions: dead })).toThrow();
  });
});

test("an order may be read without its customer, where nothing else is refused", () => {
  const customer = {
    message: "Access denied for customer field. Required access: `read_customers`.",
    extensions: { code: "ACCESS_DENIED" },
  };
  const customers = { ...customer, message: "Access denied for customers field." };
  const data = { orders: { nodes: [{ customer: null }] } };
  expect(readAdminAnswer({ data, errors: [customer] })).toMatchObject({ outcome: "data", withheld: ["customer"] });
  expect(readAdminAnswer({ data, errors: [customers] })).toMatchObject({ outcome: "refused", code: "access-denied" });
});

test("customer data that Shopify withholds from an app that is not approved for it is null in an answer that is otherwise whole", () => {
  const withheld = {
    message: "This app is not approved to use the email field. See https://shopify.dev for more details.",
    extensions: { code: "ACCESS_DENIED" },
  };
  const denied = { message: "Access denied for orders field.", extensions: { code: "ACCESS_DENIED" } };
  const data = { order: { name: "#1", email: null } };
  const whole = { message: "This app is not approved to access the Customer object. See https://shopify.dev for more details." };
  expect(readAdminAnswer({ data, errors: [withheld, whole, withheld] })).toMatchObject({
    outcome: "data",
    data,
    withheld: ["email", "Customer"],
  });
  expect(readAdminAnswer({ data, errors: [withheld, denied] })).toMatchObject({ outcome: "refused", code: "access-denied" });
  expect(readAdminAnswer({ data: null, errors: [withheld] })).toMatchObject({ outcome: "refused" });
});
