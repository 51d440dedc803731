import { expect, test } from "vitest";
import { copyLine } from "./pg-text.ts";

test("tabs, line ends and backslashes in a name do not break the row", () => {
  expect(copyLine(["a", "b", "c", "d"], { a: "a\tb", b: "c\\d\r\n", c: null, d: "" })).toBe("a\\tb\tc\\\\d\\r\\n\t\\N\t\n");
});

test("values stand in the order of the columns, whatever the row's own is", () => {
  expect(copyLine(["x", "y"], { y: "2", x: "1", z: "3" })).toBe("1\t2\n");
});
