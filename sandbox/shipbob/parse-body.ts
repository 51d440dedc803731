import type { z } from "zod";
import { ShipBobProblem } from "./shipbob-problem.ts";

/** The body by its schema, or a 400 with the messages under the names of their fields, as ShipBob answers. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const messages: Record<string, string[]> = {};
  for (const { path, code, message } of parsed.error.issues) {
    const name = path.reduce<string>(
      (said, part) => (typeof part === "number" ? `${said}[${part}]` : said ? `${said}.${String(part)}` : String(part)),
      "",
    );
    const isMissing = /received undefined$/.test(message) || (code === "too_small" && /expected string/.test(message));
    (messages[name || "body"] ??= []).push(isMissing && name ? `The ${name} field is required.` : message);
  }
  throw new ShipBobProblem(400, messages);
}
