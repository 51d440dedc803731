import { expect, test } from "vitest";
import { z } from "zod";
import type { Message } from "../messages/message.ts";
import { common } from "../messages/messages.ts";
import { checkForm } from "./check-form.ts";
import { ifMissing, issue } from "./issue.ts";

const cases: [string, z.ZodType, unknown, Message][] = [
  ["nothing", z.string(), undefined, common.message("required")],
  ["an empty text", z.string(), "", common.message("required")],
  ["null", z.number(), null, common.message("required")],
  ["a text for a number", z.number(), "x", common.message("not-a-number")],
  ["a fraction", z.int(), 1.5, common.message("not-a-whole-number")],
  ["too small", z.number().min(3), 2, common.message("at-least", { minimum: 3 })],
  ["not above", z.number().gt(3), 3, common.message("more-than", { minimum: 3 })],
  ["too large", z.number().max(3), 4, common.message("at-most", { maximum: 3 })],
  ["not below", z.number().lt(3), 3, common.message("less-than", { maximum: 3 })],
  ["not a step", z.number().multipleOf(5), 3, common.message("not-a-multiple", { step: 5 })],
  ["too short", z.string().min(3), "ab", common.message("too-short", { count: 3 })],
  ["too long", z.string().max(3), "abcd", common.message("too-long", { count: 3 })],
  ["too few", z.array(z.string()).min(1), [], common.message("too-few", { count: 1 })],
  ["too many", z.array(z.string()).max(1), ["a", "b"], common.message("too-many", { count: 1 })],
  ["no email address", z.email(), "a@", common.message("not-an-email")],
  ["no web address", z.url(), "a", common.message("not-a-url")],
  ["no date", z.iso.date(), "tomorrow", common.message("not-a-date")],
  ["none of the choices", z.enum(["a", "b"]), "c", common.message("not-a-choice")],
  ["none of a union", z.union([z.number(), z.boolean()]), "c", common.message("not-valid")],
  ["refused by a rule without words", z.string().refine(() => false), "c", common.message("not-valid")],
];

test.each(cases)("a field with %s says what to do", (_, schema, value, message) => {
  expect(checkForm(z.object({ field: schema }), { field: value })).toMatchObject({ ok: false, fields: { field: message } });
});

test("what a schema says of a missing value is not said of one that is there and wrong otherwise", () => {
  const missing = common.message("try-again");
  const field = z.string(ifMissing(issue(missing))).max(3);
  const fieldOf = (value: unknown) => checkForm(z.object({ field }), { field: value });
  for (const value of [undefined, "", null, 7]) expect(fieldOf(value)).toMatchObject({ fields: { field: missing } });
  expect(fieldOf("abcd")).toMatchObject({ fields: { field: common.message("too-long", { count: 3 }) } });
  expect(fieldOf("abc")).toMatchObject({ ok: true });
});

test("a field that no form of this version has is not understood", () => {
  expect(checkForm(z.strictObject({ field: z.string() }), { field: "a", other: "b" })).toEqual({
    ok: false,
    message: common.message("not-understood"),
  });
});
