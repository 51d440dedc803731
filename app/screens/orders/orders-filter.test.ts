import fc from "fast-check";
import { expect, test } from "vitest";
import { OrdersFilter } from "./orders-filter.ts";

const EVERYTHING = {
  view: "all",
  q: "",
  stage: null,
  warehouse: null,
  placed: null,
  took: null,
  offered: null,
  measured: null,
  recovered: null,
  sort: null,
  after: null,
  before: null,
};
const NAMES = Object.keys(EVERYTHING);

/** The last moment that Prisma can write, and PostgreSQL's largest bigint. */
const LATEST = Date.UTC(9999, 11, 31);
const LARGEST = 2n ** 63n - 1n;

test("an address that says nothing asks for all orders", () => {
  expect(OrdersFilter.parse({})).toEqual(EVERYTHING);
});

test("whatever stands in the address is a filter, and one that the database can be asked by", () => {
  const keyset = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.bigInt({ min: 0n, max: 10n ** 25n }))
    .map(([at, id]) => `${at}_${id}`);
  const typed = fc.oneof(fc.string(), fc.string({ unit: "binary" }), keyset, fc.constantFrom("late", "shipped", "today", "\0", "\ud83d"));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES, "other"), fc.option(typed)), (asked) => {
      const filter = OrdersFilter.parse(asked);
      expect(Object.keys(filter).sort()).toEqual([...NAMES].sort());
      expect(filter.q ?? "").not.toContain("\0");
      expect((filter.q ?? "").isWellFormed()).toBe(true);
      for (const beside of [filter.after, filter.before]) {
        const [at, id] = (beside ?? "0_0").split("_");
        expect(Number(at)).toBeLessThanOrEqual(LATEST);
        expect(BigInt(id ?? "") <= LARGEST).toBe(true);
      }
    }),
  );
});

test("a filter that is put back into the address is the same filter", () => {
  const warehouse = "0192d3f4-5678-7abc-8def-0123456789ab";
  const filter = {
    view: "late",
    q: "100% Wool",
    stage: "shipped",
    warehouse,
    placed: "7-days",
    took: warehouse,
    offered: "any",
    measured: "held-out",
    recovered: "touched.channel_email",
    sort: "leaving",
    after: "2026-01-01_1767261600000_5001",
    before: null,
  };
  expect(OrdersFilter.parse(filter)).toEqual(filter);
});

test.each([["mug".repeat(1_000)], ["\0"], ["\ud83d"]])("a search that can't be searched for finds nothing, rather than everything", (q) => {
  expect(OrdersFilter.parse({ q }).q).toBeNull();
});

test("one thing that is not understood leaves the others standing", () => {
  expect(OrdersFilter.parse({ view: "late", stage: "lost", placed: "yesterday", q: "  mug " })).toEqual({
    ...EVERYTHING,
    view: "late",
    q: "mug",
  });
});

test.each(["", "1767261600000", "1767261600000_", "_5", "1_2_3", "-1_5", "1e3_5", "999999999999999_1", "1_9223372036854775808"])(
  "%j is no place in the list",
  (after) => {
    expect(OrdersFilter.parse({ after }).after).toBeNull();
  },
);
