import { expect, test } from "vitest";
import { complaintsAbout } from "./complaints-about.ts";

test.each([
  ["afterEach(async () => open?.close());", 1],
  ["beforeAll(begin);", 1],
  ["export function shopOfFile() { afterAll(close); }", 0],
  ["export function theShop() { onTestFinished(close); }", 0],
])("what test files share sets up and tidies up for each of them: %s", (text, complaints) => {
  expect(complaintsAbout("hooks-per-file", "test/support/a-shop.ts", text)).toHaveLength(complaints);
});
