import { json, type TypedResponse } from "@remix-run/node";
import type { Refusal, Reply } from "./reply.ts";

/** A Reply as an answer with its HTTP status: 200 when done, 422 when refused, or what the refusal says. */
export function reply<R extends Reply>(value: R): TypedResponse<R extends Refusal ? Omit<R, "status"> : R>;
export function reply(value: Reply): TypedResponse<unknown> {
  if (value.ok) return json(value);
  const { status = 422, ...body } = value;
  return json(body, { status });
}
