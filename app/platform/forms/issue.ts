import type { z } from "zod";
import { isMessage, verbatim, type Message } from "../messages/message.ts";
import { common } from "../messages/messages.ts";

const PREFIX = "message:";

/**
 * A message where zod takes a text: `z.string().min(1, issue(orders.message("name-missing")))`, `.refine(isFree, issue(…))`,
 * `context.addIssue(issue(…))`. Zod carries it; checkForm reads it back.
 */
export function issue(message: Message): string {
  return PREFIX + JSON.stringify(message);
}

/**
 * What a schema says of a value that is missing or of another kind, and of that alone: `z.string(ifMissing(noCity)).min(1, noCity).max(100)`.
 * A text in its place would be said of every rule that has no words of its own, so that a city that is too long would be called missing.
 */
export function ifMissing(said: string): { error: (raw: z.core.$ZodRawIssue) => string | undefined } {
  return { error: ({ code }) => (code === "invalid_type" ? said : undefined) };
}

/** What is wrong with a field, as a message: the schema's own, or a common one. A plain text of a schema is told as it is. */
export function messageOfIssue(text: string): Message {
  if (!text.startsWith(PREFIX)) return verbatim(text);
  const message: unknown = JSON.parse(text.slice(PREFIX.length));
  return isMessage(message) ? message : verbatim(text);
}

/** Zod's own issues in our words, where a schema says nothing itself. Given to `safeParse` as its `error`. */
export function commonIssue(raw: z.core.$ZodRawIssue): string {
  return issue(raw.input === undefined || raw.input === null || raw.input === "" ? common.message("required") : describe(raw));
}

function describe(raw: z.core.$ZodRawIssue): Message {
  switch (raw.code) {
    case "invalid_type":
      if (raw.expected === "int") return common.message("not-a-whole-number");
      if (raw.expected === "number") return common.message("not-a-number");
      return common.message(raw.expected === "date" ? "not-a-date" : "not-valid");
    case "too_small":
      return tooSmall(raw.origin, Number(raw.minimum), raw.inclusive === true);
    case "too_big":
      return tooBig(raw.origin, Number(raw.maximum), raw.inclusive === true);
    case "invalid_format":
      return common.message(FORMATS[raw.format] ?? "not-valid");
    case "not_multiple_of":
      return common.message("not-a-multiple", { step: raw.divisor });
    case "invalid_value":
      return common.message("not-a-choice");
    case "unrecognized_keys":
      return common.message("not-understood");
    default:
      return common.message("not-valid");
  }
}

const FORMATS: Partial<Record<string, "not-an-email" | "not-a-url" | "not-a-date">> = {
  email: "not-an-email",
  url: "not-a-url",
  date: "not-a-date",
  datetime: "not-a-date",
};

function tooSmall(origin: string, minimum: number, inclusive: boolean): Message {
  if (origin === "string") return common.message("too-short", { count: minimum });
  if (origin === "array" || origin === "set") return common.message("too-few", { count: minimum });
  if (!isNumeric(origin)) return common.message("not-valid");
  return common.message(inclusive ? "at-least" : "more-than", { minimum });
}

function tooBig(origin: string, maximum: number, inclusive: boolean): Message {
  if (origin === "string") return common.message("too-long", { count: maximum });
  if (origin === "array" || origin === "set") return common.message("too-many", { count: maximum });
  if (!isNumeric(origin)) return common.message("not-valid");
  return common.message(inclusive ? "at-most" : "less-than", { maximum });
}

const isNumeric = (origin: string) => origin === "number" || origin === "int" || origin === "bigint";
