import { expect, test } from "vitest";
import { plainError } from "./plain-error.ts";

test("the log gets an error's words, code and cause, and nothing that hangs on it", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(ada@example.com) already exists." });
  const error = Object.assign(new TypeError("not saved", { cause }), { request: { headers: { authorization: "Bearer secret" } } });

  const plain = plainError(error);
  expect(plain).toMatchObject({ type: "TypeError", message: "not saved", cause: { message: "duplicate key", code: "23505" } });
  expect(JSON.stringify(plain)).not.toMatch(/ada@example|secret/);
});

test("an error that is its own cause comes to an end", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(plainError(error)).match(/round/g)?.length).toBeLessThan(20);
});
