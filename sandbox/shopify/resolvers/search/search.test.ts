import { expect, test } from "vitest";
import { byNumber, byText, byTime } from "./filters.ts";
import { search } from "./search.ts";

const items = [
  { id: 1, name: "#1001", updatedAt: Date.UTC(2026, 0, 1) },
  { id: 2, name: "#1002", updatedAt: Date.UTC(2026, 0, 2) },
  { id: 3, name: "#1003", updatedAt: Date.UTC(2026, 0, 3) },
];
const filters = {
  id: byNumber<(typeof items)[number]>(({ id }) => id),
  name: byText<(typeof items)[number]>(({ name }) => name),
  updated_at: byTime<(typeof items)[number]>(({ updatedAt }) => updatedAt),
};
const found = (query: string) => search(items, query, filters).map(({ id }) => id);

test("terms side by side must all hold, OR joins alternatives, a minus turns one round", () => {
  expect(found("updated_at:>=2026-01-02")).toEqual([2, 3]);
  expect(found("updated_at:>'2026-01-02T00:00:00Z' AND id:<=3")).toEqual([3]);
  expect(found("id:1 OR name:#1003")).toEqual([1, 3]);
  expect(found("-id:2")).toEqual([1, 3]);
  expect(found("id:gid://shopify/Order/2")).toEqual([2]);
});

test("a key that is not built, a number and a time that are none are errors that name them", () => {
  expect(() => found("colour:red")).toThrow("'colour'");
  expect(() => found("id:red")).toThrow("'red'");
  expect(() => found("updated_at:>yesterday")).toThrow("'yesterday'");
});
