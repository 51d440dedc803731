import { z } from "zod";
import type { Channel } from "#app/messaging/channel.ts";
import { withWayOut } from "#app/messaging/texts/way-out.ts";
import type { NodeOf } from "../journeys/journey-definition.ts";
import { MailBlocks } from "../mail-blocks/block.ts";
import { compileBlocks } from "../mail-blocks/compile-blocks.ts";

/** Liquid (docs/recovery-messages.md). */
const subject = z.string().min(1).max(500);

/** What a journey's message says by mail: blocks, or code that a merchant wrote (decision 038). Of the two only one is there, and that one is sent. */
export const EmailText = z.union([
  z.object({ subject, blocks: MailBlocks }),
  z.object({
    subject,
    mjml: z.string().min(1).max(500_000),
    /** The blocks that the code was made of, for whoever wants to go back to them: they are sent to nobody. */
    lastBlocks: MailBlocks.optional().catch(undefined),
  }),
]);

/** A mail's MJML in a language: the code itself, or what its blocks make. */
export const mjmlOf = (text: EmailText, language: string): string => ("blocks" in text ? compileBlocks(text.blocks, language) : text.mjml);

/** What of a text is Liquid, as its channel has it; nothing where it isn't one of that channel's. */
export function liquidIn(channel: Exclude<Channel, "call">, text: unknown, language: string): string[] {
  switch (channel) {
    case "email": {
      const mail = EmailText.safeParse(text).data;
      return mail ? [mail.subject, mjmlOf(mail, language)] : [];
    }
    case "sms":
      return [SmsText.safeParse(text).data?.body ?? []].flat();
    case "whatsapp": {
      const template = WhatsAppText.safeParse(text).data;
      return template ? [...template.parameters, template.button ?? ""] : [];
    }
  }
}

type Purpose = NodeOf<"message">["purpose"];

/** Signs that a short message may have at the most once it is filled in, whoever carries it. */
export const LONGEST_SMS = 1_600;

/**
 * A short message as it goes, once it is filled in: what advertises says how its reader leaves. A tab would have each segment hold less than half.
 */
export function asSent(filledIn: string, purpose: Purpose, language: string): string {
  const plain = filledIn.replaceAll(/\t+/g, " ").trim();
  return purpose === "marketing" ? withWayOut(plain, language) : plain;
}

/** What it says in a short message. */
export const SmsText = z.object({ body: z.string().min(1).max(4_000) });

/** Which of the merchant's approved templates it is on WhatsApp, and what its gaps are filled with. */
export const WhatsAppText = z.object({
  /** As Meta knows it. */
  name: z.string().min(1).max(512),
  /** As Meta writes it: `de`, `en_GB`. */
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
  /** Of its body, in their order. */
  parameters: z.array(z.string().min(1).max(1_024)).max(20),
  /** What is put at the end of its button's address, `{{ link_token }}` for instance; null of a template without such a button. */
  button: z.string().max(500).nullable(),
});

export type EmailText = z.infer<typeof EmailText>;
export type SmsText = z.infer<typeof SmsText>;
export type WhatsAppText = z.infer<typeof WhatsAppText>;
