import { expect, test } from "vitest";
import { cashOnDelivery } from "./cash-on-delivery.ts";
import { packing } from "./messages.ts";

const cod = {
  paymentGateways: ["Cash on Delivery (COD)"],
  financialStatus: "PENDING",
  total: 2_500n,
  refunded: 500n,
  outstanding: 2_000n as bigint | null,
  currency: "GBP",
};
const cash = (over: Partial<typeof cod> = {}, reference = "a-1") => cashOnDelivery({ ...cod, ...over }, ["Nachnahme"], reference, "a-1");

test("what is due on delivery is printed once, with the order's first parcel", () => {
  expect(cash()).toEqual(packing.message("cash-due", { amount: { minor: 2_000, currency: "GBP" } }));
  expect(cash({ paymentGateways: ["nachnahme"] })).not.toBeNull();
  expect(cash({}, "a-2")).toEqual(packing.message("cash-with-other", { reference: "a-1" }));
});

test("what is collected is what the buyer owes now, whatever was taken off the order or paid since", () => {
  const due = (minor: number) => packing.message("cash-due", { amount: { minor, currency: "GBP" } });
  expect(cash({ outstanding: 1_200n })).toEqual(due(1_200));
  expect(cash({ financialStatus: "PARTIALLY_PAID", outstanding: 700n })).toEqual(due(700));
  expect(cash({ outstanding: 0n })).toBeNull();
});

test("nothing is collected of what is paid, or paid otherwise; of what is paid in part the amount isn't guessed", () => {
  expect(cash({ financialStatus: "PAID" })).toBeNull();
  expect(cash({ paymentGateways: ["bank deposit"] })).toBeNull();
  expect(cash({ outstanding: null })).toEqual(packing.message("cash-due", { amount: { minor: 2_000, currency: "GBP" } }));
  expect(cash({ financialStatus: "PARTIALLY_PAID", outstanding: null })).toEqual(packing.message("cash-due-in-part"));
});
