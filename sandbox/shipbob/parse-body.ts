import type { z } from "zod";
import { ShipBobProblem } from "./shipbob-problem.ts";

/** The body by its schema, or a 400 with the messages under the names of their fields, as ShipBob answers. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const messages: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) (messages[issue.path.join(".") || "body"] ??= []).push(issue.message);
  throw new ShipBobProblem(400, messages);
}
