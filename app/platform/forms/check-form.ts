import type { z } from "zod";
import type { Fields, Refusal } from "../http/reply.ts";
import { common } from "../messages/messages.ts";
import { commonIssue, messageOfIssue } from "./issue.ts";

/**
 * Checks what was filled in against its schema, in the browser as on the server. Every wrong field is marked with the first thing that
 * is wrong about it. An empty text (`""`) of an object counts as not filled in.
 */
export function checkForm<S extends z.ZodType>(schema: S, value: unknown): { ok: true; value: z.output<S> } | Refusal {
  const parsed = schema.safeParse(withoutEmpty(value), { error: commonIssue });
  return parsed.success ? { ok: true, value: parsed.data } : refusalOf(parsed.error.issues);
}

/** What a failed parse says to the person at the form: `fields` by name, and in `message` what is wrong with the whole. */
export function refusalOf(issues: readonly z.core.$ZodIssue[]): Refusal {
  // No field that a person filled in says what to do: the screen is older than the server.
  if (issues.some(isAboutCommand)) return { ok: false, message: common.message("not-understood") };

  const fields: Fields = {};
  for (const { path, message } of issues) {
    if (path.length > 0) fields[path.map(String).join(".")] ??= messageOfIssue(message);
  }
  const whole = issues.find(({ path }) => path.length === 0);
  const message = whole ? messageOfIssue(whole.message) : common.message("check-fields", { count: Object.keys(fields).length });
  return { ok: false, message, fields };
}

function isAboutCommand(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "unrecognized_keys" || (issue.code === "invalid_union" && issue.discriminator !== undefined)) return true;
  return issue.path.join(".") === "intent" || (issue.path.length === 0 && issue.code === "invalid_type");
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== "")
      .map(([name, part]: [string, unknown]) => [name, withoutEmpty(part)]),
  );
}
