import { describe, expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { userErrorsOf } from "./user-errors.ts";

describe("what Shopify finds wrong with a change", () => {
  test("is told by field and code, where it says them", () => {
    const userErrors = [{ field: ["input", "lines", "0"], code: "INVALID", message: "Bad" }, { message: "Worse" }];
    expect(userErrorsOf({ userErrors })).toEqual([
      { field: "input.lines.0", code: "INVALID", message: verbatim("Bad") },
      { field: null, code: null, message: verbatim("Worse") },
    ]);
    expect(userErrorsOf({ userErrors: [] })).toEqual([]);
  });

  test.each([null, undefined])("is one thing when it did nothing (%s): silence is not success", (payload) => {
    expect(userErrorsOf(payload)).toHaveLength(1);
  });
});
