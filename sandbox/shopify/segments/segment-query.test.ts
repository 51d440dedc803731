import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createClock } from "../../clock.ts";
import { createLedger } from "../../ledger.ts";
import { createShopState } from "../state/create-shop-state.ts";
import { findOrAddCustomer } from "../state/find-or-add-customer.ts";
import { readSegmentQuery } from "./segment-query.ts";

const clock = createClock();
const state = createShopState({ clock, ledger: createLedger(clock) });
const daysAgo = (days: number) => clock.now().subtract(Temporal.Duration.from({ hours: days * 24 })).epochMilliseconds;
for (const [name, days, tags] of [
  ["new", 1, ["vip"]],
  ["old", 90, ["staff"]],
  ["older", 900, []],
] as const)
  findOrAddCustomer(state, { email: `${name}@buyer.example`, address: null, createdAt: daysAgo(days) }).tags.push(...tags);

const membersOf = (query: string) => {
  const read = readSegmentQuery(query);
  if ("problems" in read) return read.problems;
  return [...state.customers.values()].filter((customer) => read.members(customer, state)).map(({ email }) => email?.split("@")[0]);
};

test("OR binds looser than AND, brackets and NOT hold as they stand", () => {
  expect(membersOf("customer_tags CONTAINS 'vip' OR customer_tags CONTAINS 'staff' AND number_of_orders > 0")).toEqual(["new"]);
  expect(membersOf("(customer_tags CONTAINS 'vip' OR customer_tags CONTAINS 'staff') AND number_of_orders = 0")).toEqual(["new", "old"]);
  expect(membersOf("NOT customer_tags CONTAINS 'vip' AND number_of_orders = 0")).toEqual(["old", "older"]);
  expect(membersOf("number_of_orders BETWEEN 0 AND 2 AND customer_tags IS NOT NULL")).toEqual(["new", "old"]);
});

test("days count back from today, and who never ordered was in no time", () => {
  expect(membersOf("customer_added_date >= -30d")).toEqual(["new"]);
  expect(membersOf("customer_added_date BETWEEN -6m AND -30d")).toEqual(["old"]);
  expect(membersOf("customer_added_date < -1y")).toEqual(["older"]);
  expect(membersOf("last_order_date >= -30d OR last_order_date < -30d")).toEqual([]);
  expect(membersOf("last_order_date IS NULL")).toEqual(["new", "old", "older"]);
});

test("a query that can't be read says where, a filter that nobody has and one that is not built are named", () => {
  expect(membersOf("not a valid segment query ???")).toEqual([
    "Line 1 Column 6: 'valid' is unexpected.",
    "Line 1 Column 4: 'a' filter cannot be found.",
  ]);
  expect(membersOf("(number_of_orders = 0")).toEqual(["Line 1 Column 20: '0' is unexpected."]);
  expect(membersOf("number_of_orders = 1)")).toEqual(["Line 1 Column 20: ')' is unexpected."]);
  expect(() => membersOf("number_of_orders = 0 AND products_purchased(tag: 'tea') = true")).toThrow("products_purchased");
});
