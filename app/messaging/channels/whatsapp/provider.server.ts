import { defineChannel } from "../channel-provider.ts";
import { answerChallenge, isSignedByMeta, verifyTokenOf } from "./is-signed.ts";
import { whatsAppWords } from "./messages.ts";
import { openWhatsApp } from "./open-whatsapp.server.ts";
import { aboutWhatsAppCall, readWhatsAppCall } from "./read-call.ts";
import { readWhatsAppTemplates, subscribeToWhatsApp, unsubscribeFromWhatsApp } from "./read-templates.server.ts";
import { WhatsAppContent } from "./whatsapp-content.ts";
import { WhatsAppCredentials } from "./whatsapp-credentials.ts";

/**
 * WhatsApp by Meta's Cloud API. It can't be asked what became of a message: one whose answer is lost is waited for by its statuses for ten
 * minutes, stays unknown when none comes, and is not sent twice.
 */
export const whatsApp = defineChannel({
  kind: "meta-cloud",
  channel: "whatsapp",
  label: whatsAppWords.message("label"),
  about: whatsAppWords.message("about"),
  credentials: WhatsAppCredentials,
  fields: {
    accessToken: { kind: "secret", label: whatsAppWords.message("access-token"), help: whatsAppWords.message("access-token-help") },
    phoneNumberId: { kind: "text", label: whatsAppWords.message("phone-number-id"), help: whatsAppWords.message("phone-number-id-help") },
    wabaId: { kind: "text", label: whatsAppWords.message("waba-id"), help: whatsAppWords.message("waba-id-help") },
    appSecret: { kind: "secret", label: whatsAppWords.message("app-secret"), help: whatsAppWords.message("app-secret-help") },
  },
  content: WhatsAppContent,
  open: openWhatsApp,
  templates: readWhatsAppTemplates,
  welcome: subscribeToWhatsApp,
  farewell: unsubscribeFromWhatsApp,
  calls: {
    newsWithinSeconds: 600,
    isTrue: isSignedByMeta,
    about: aboutWhatsAppCall,
    read: readWhatsAppCall,
    prove: answerChallenge,
    verifyToken: verifyTokenOf,
  },
});
