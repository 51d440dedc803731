import { z } from "zod";

/** A value for one of a template's variables, a picture of its header, or what a button carries. */
const Parameter = z.looseObject({ type: z.string().max(30) });

const Component = z.strictObject({
  type: z.enum(["header", "body", "button"]),
  sub_type: z.enum(["quick_reply", "url", "catalog", "copy_code"]).optional(),
  index: z.union([z.string().regex(/^\d$/), z.int().min(0).max(9)]).optional(),
  parameters: z.array(Parameter).max(30).optional(),
});

/** A template that Meta has approved, filled in; or words, which reach whoever wrote within the last 24 hours. */
export const WhatsAppContent = z.union([
  z.object({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.string().min(2).max(15),
    components: z.array(Component).max(20).default([]),
  }),
  z.object({ text: z.string().trim().min(1).max(4096) }),
]);

export type WhatsAppContent = z.infer<typeof WhatsAppContent>;

/** Meta refuses line breaks, tabs and more than four spaces in a variable: a name or a title may have them all the same. */
export function withPlainParameters<Sent extends { components: { parameters?: { type: string; text?: unknown }[] | undefined }[] }>(
  sent: Sent,
): Sent {
  const plain = (text: unknown) => (typeof text === "string" ? text.replace(/\s+/g, " ").trim() : text);
  const components = sent.components.map((component) => ({
    ...component,
    ...(component.parameters && {
      parameters: component.parameters.map((one) => (one.type === "text" ? { ...one, text: plain(one.text) } : one)),
    }),
  }));
  return { ...sent, components };
}
