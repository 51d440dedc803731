import { expect, test } from "vitest";
import { refundOf } from "./refund-of.ts";

const by = (parentId: string | null, amount: string, gateway: string | null = "card") => ({ parentId, gateway, amount });

test.each([
  ["what Shopify suggests goes back, by the payments that it names", [by("1", "5.00"), by("2", "3.50")], "0.0", "GBP", ["5.00", "3.50"]],
  ["what a buyer owes still isn't paid back to him", [by("1", "12.00")], "12.0", "GBP", []],
  ["of what he owes in part the rest is", [by("1", "5.00"), by("2", "4.00")], "6.0", "GBP", ["3.00"]],
  ["what he is owed beside it stays as it is", [by("1", "5.00")], "-2.0", "GBP", ["5.00"]],
  ["money without decimals has none", [by("1", "500")], "0", "JPY", ["500"]],
  ["what was paid by nothing that money can go back by moves none", [by(null, "5.00"), by("2", "5.00", null)], "0", "GBP", []],
])("%s", (_, suggested, outstanding, currency, amounts) => {
  expect(refundOf(suggested, outstanding, currency).map(({ amount }) => amount)).toEqual(amounts);
});
