import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { whatsAppWords } from "./messages.ts";

const given = (missing: Message, pattern: RegExp) =>
  z
    .string(ifMissing(issue(missing)))
    .trim()
    .regex(pattern, issue(missing));

/** What a merchant says of their account at Meta, its number, and the app by which they use it. */
export const WhatsAppCredentials = z.object({
  accessToken: given(whatsAppWords.message("no-access-token"), /^[\x21-\x7e]{10,2000}$/),
  phoneNumberId: given(whatsAppWords.message("no-phone-number-id"), /^\d{5,30}$/),
  wabaId: given(whatsAppWords.message("no-waba-id"), /^\d{5,30}$/),
  appSecret: given(whatsAppWords.message("no-app-secret"), /^[\x21-\x7e]{8,200}$/),
});

export type WhatsAppCredentials = z.infer<typeof WhatsAppCredentials>;
