import { expect, test } from "vitest";
import { cashOnDelivery } from "./cash-on-delivery.ts";
import { packing } from "./messages.ts";

const cod = { paymentGateways: ["Cash on Delivery (COD)"], financialStatus: "PENDING", total: 2_500n, refunded: 500n, currency: "GBP" };
const cash = (over: Partial<typeof cod> = {}, reference = "a-1") => cashOnDelivery({ ...cod, ...over }, ["Nachnahme"], reference, "a-1");

test("what is due on delivery is printed once, with the order's first parcel", () => {
  expect(cash()).toEqual(packing.message("cash-due", { amount: { minor: 2_000, currency: "GBP" } }));
  expect(cash({ paymentGateways: ["nachnahme"] })).not.toBeNull();
  expect(cash({}, "a-2")).toEqual(packing.message("cash-with-other", { reference: "a-1" }));
});

test("nothing is collected of what is paid, or paid otherwise; of what is paid in part the amount isn't guessed", () => {
  expect(cash({ financialStatus: "PAID" })).toBeNull();
  expect(cash({ paymentGateways: ["bank deposit"] })).toBeNull();
  expect(cash({ financialStatus: "PARTIALLY_PAID" })).toEqual(packing.message("cash-due-in-part"));
});
