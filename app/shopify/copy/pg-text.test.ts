import { expect, test } from "vitest";
import { pgArray, pgString } from "./pg-text.ts";

test("tags with commas, quotes and braces stay whole", () => {
  expect(pgArray(["a,b", 'say "hi"', "{x}", "\\"])).toBe('{"a,b","say \\"hi\\"","{x}","\\\\"}');
});

test("characters that PostgreSQL does not take are replaced, others are kept", () => {
  expect(pgString("a\0b\ud83d")).toBe("a\uFFFDb\uFFFD");
  expect(pgString("পরিমাণ 😀")).toBe("পরিমাণ 😀");
  expect(pgString(undefined)).toBeNull();
});
