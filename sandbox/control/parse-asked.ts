import type { z } from "zod";
import { ControlFault } from "./control-fault.ts";

/** The body of a call, parsed; else a fault that names each part that is wrong. */
export function parseAsked<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw wronglyAsked(parsed.error);
}

export function wronglyAsked({ issues }: z.ZodError): ControlFault {
  const problems = issues.map(({ path, message }) => `${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`);
  return new ControlFault(400, `${[...new Set(problems)].join("; ")}.`);
}
