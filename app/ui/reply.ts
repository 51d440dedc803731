import type { z } from "zod";

/** What an action answers to the screen that asked: a toast of a few words, or what went wrong and what to do, beside its field. */
export type Reply = { ok: true; said: string } | { ok: false; message: string; field?: string };

/** What is wrong with a form, the first thing about each field, by the field's path (`address.city`). */
export type FieldErrors = Record<string, string>;

export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
}
