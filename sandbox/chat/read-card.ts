import { z } from "zod";

/** Bytes of a message that Microsoft Teams takes. */
export const MOST_OF_CARD = 28_000;

const TextBlock = z.strictObject({
  type: z.literal("TextBlock"),
  text: z.string().min(1),
  wrap: z.boolean().optional(),
  size: z.enum(["Small", "Default", "Medium", "Large", "ExtraLarge"]).optional(),
  weight: z.enum(["Lighter", "Default", "Bolder"]).optional(),
  isSubtle: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: z.enum(["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"]).optional(),
});
const Message = z.object({
  type: z.literal("message"),
  attachments: z.tuple([
    z.object({
      contentType: z.literal("application/vnd.microsoft.card.adaptive"),
      content: z.object({ type: z.literal("AdaptiveCard"), version: z.string().regex(/^1\.[0-5]$/), body: z.array(TextBlock).min(1) }),
    }),
  ]),
});

/** What a workflow posts of what it is told: the words of its Adaptive Card, and what it is made of; undefined where it finds none that Teams draws. */
export function readCard(body: string): { text: string; blocks: unknown[] } | undefined {
  if (Buffer.byteLength(body) > MOST_OF_CARD) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return undefined;
  }
  const read = Message.safeParse(said).data;
  if (!read) return undefined;
  const blocks = read.attachments[0].content.body;
  return { text: blocks.map(({ text }) => text).join("\n"), blocks };
}
