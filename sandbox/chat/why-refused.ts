import { z } from "zod";

const words = z.string().min(1);
const text = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("mrkdwn"), text: words.max(3000), verbatim: z.boolean().optional() }),
  z.strictObject({ type: z.literal("plain_text"), text: words.max(3000), emoji: z.boolean().optional() }),
]);
const block = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("header"),
    text: z.strictObject({ type: z.literal("plain_text"), text: words.max(150), emoji: z.boolean().optional() }),
  }),
  z.strictObject({ type: z.literal("section"), text }),
  z.strictObject({ type: z.literal("context"), elements: z.array(text).min(1).max(10) }),
  z.strictObject({ type: z.literal("divider") }),
]);
const Message = z.object({ text: z.string().max(40_000).optional(), blocks: z.array(z.unknown()).max(50).optional() });

type Read = { message: { text: string; blocks: unknown[] | null } } | { refusal: string };

/** A message, or why it is refused, in Slack's words. A chat that takes texts alone refuses whatever has something else. */
export function whyRefused(contentType: string, body: string, textOnly: boolean): Read {
  const said = contentType.startsWith("application/json") ? parsed(body) : undefined;
  const read = Message.safeParse(said);
  if (!read.success) return { refusal: "invalid_payload" };
  const { text = "", blocks } = read.data;
  if (textOnly && Object.keys(said as object).some((name) => name !== "text")) return { refusal: "invalid_payload" };
  if (text === "" && blocks === undefined) return { refusal: "no_text" };
  if (blocks && !z.array(block).safeParse(blocks).success) return { refusal: "invalid_blocks" };
  return { message: { text, blocks: blocks ?? null } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
