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

test("of what Prisma says the reason is kept, and the values of the call are not", () => {
  const error = new Error('\nInvalid `db.order.create()` invocation:\n\n{ email: "ada@example.com" }\n\nUnique constraint failed');
  error.name = "PrismaClientKnownRequestError";
  const plain = plainError(Object.assign(error, { code: "P2002", stack: `${error.message}\n    at order.ts:1` }));
  expect(plain).toMatchObject({ type: "PrismaClientKnownRequestError", message: "Unique constraint failed", code: "P2002" });
  expect(JSON.stringify(plain)).not.toContain("ada@example");
});

test.each([
  [new Response(null, { status: 404 }), "a response of 404"],
  ["in words", "in words"],
  [{ email: "ada@example.com" }, "something that is not an error was thrown"],
])("what is thrown and is no error is named, and nothing of it is shown", (thrown, message) => {
  expect(plainError(thrown)).toEqual({ type: typeof thrown, message });
});
