import { expect, test } from "vitest";
import { copyLine, pgArray, pgString } from "./pg-text.ts";

test("tabs, line ends and backslashes in a name do not break the row", () => {
  expect(copyLine(["a\tb", "c\\d\r\n", null, ""])).toBe("a\\tb\tc\\\\d\\r\\n\t\\N\t\n");
});

test("a first value that is empty keeps its place", () => {
  expect(copyLine(["x", "", "y"])).toBe("x\t\ty\n");
});

test("tags with commas, quotes and braces stay whole", () => {
  expect(pgArray(["a,b", 'say "hi"', "{x}", "\\"])).toBe('{"a,b","say \\"hi\\"","{x}","\\\\"}');
});

test("characters that PostgreSQL does not take are replaced", () => {
  expect(pgString("a\0b\ud83d")).toBe("a\uFFFDb\uFFFD");
  expect(pgString("পরিমাণ 😀")).toBe("পরিমাণ 😀");
  expect(pgString(undefined)).toBeNull();
});
