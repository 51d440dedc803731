import type { z } from "zod";
import { checkForm } from "../forms/check-form.ts";
import { fitToSchema, treeOf } from "../forms/form-tree.ts";
import { isStorable } from "../forms/is-storable.ts";
import { common } from "../messages/messages.ts";
import { readBody } from "./read-body.server.ts";
import type { Refusal } from "./reply.ts";

/** What a person may send at once, unless an action expects more (a CSV). */
const MAX_BYTES = 1024 * 1024;

export type ParsedForm<T> = { ok: true; value: T } | Refusal;

/**
 * What a form said, as its schema wants it, or the refusal to answer with: `if (!form.ok) return reply(form);`
 *
 * Reads a posted form (also one with files) or JSON. An empty field is one that was not filled in (`undefined`); `prices.0.first` is
 * nested; a repeated field is a list where the schema wants one, else its last value counts. A body that nobody can read is refused
 * with 400, one of more than `maxBytes` with 413, wrong fields with 422, each of them marked.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  { maxBytes = MAX_BYTES }: { maxBytes?: number } = {},
): Promise<ParsedForm<z.output<S>>> {
  const body = await readBody(request, maxBytes);
  if (body.kind === "too-large") return { ok: false, status: 413, message: common.message("body-too-large") };
  const notUnderstood = { ok: false, status: 400, message: common.message("not-understood") } as const;
  if (body.kind === "json") return isStorable(body.value) ? checkForm(schema, body.value) : notUnderstood;
  const tree = body.kind === "form" && [...body.form].every((field) => isStorable(field)) ? treeOf(body.form) : undefined;
  if (tree === undefined) return notUnderstood;
  return checkForm(schema, fitToSchema(tree, schema));
}
