import { expect, test } from "vitest";
import { selectRows } from "./select-rows.ts";

const page = ["a", "b", "c", "d"];

test("ticking a row adds it, ticking it again takes it away", () => {
  expect(selectRows(["a"], page, { kind: "single", on: true, which: "c" })).toEqual(["a", "c"]);
  expect(selectRows(["a", "c"], page, { kind: "single", on: false, which: "a" })).toEqual(["c"]);
});

test("a range is added once, whatever of it was ticked before", () => {
  expect(selectRows(["c"], page, { kind: "multi", on: true, which: [1, 3] })).toEqual(["c", "b", "d"]);
  expect(selectRows(page, page, { kind: "multi", on: false, which: [1, 2] })).toEqual(["a", "d"]);
});

test("ticking all means this page", () => {
  expect(selectRows(["a"], page, { kind: "page", on: true })).toEqual(page);
  expect(selectRows(page, page, { kind: "all", on: false })).toEqual([]);
});
