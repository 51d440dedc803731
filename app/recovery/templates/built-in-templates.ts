import { type EmailText, mjmlOf, type SmsText, type WhatsAppText } from "../composing/channel-text.ts";
import { type BuiltInMailTemplate, offerMailTemplates } from "#app/messaging/templates/built-in-templates.ts";
import { messageVariables } from "../composing/message-variables.ts";
import { mailAsBlocks } from "./mail-as-blocks.ts";
import { type MailName, MAILS, type TemplateWords } from "./mail-words.ts";
import { LANGUAGES } from "./template-words.ts";
import { WHATSAPP_REMINDER } from "./whatsapp-reminder.ts";
import { sampleFacts } from "./sample-facts.ts";

/** In each language what a channel needs, as a journey's message keeps it. */
const inEach = <Text>(write: (words: TemplateWords) => Text): Record<string, Text> =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, write(words)]));

/** A built-in mail in all its languages. */
export const builtInMail = (name: MailName): Record<string, EmailText> =>
  inEach((words) => ({ subject: words.mails[name].subject, blocks: mailAsBlocks(name, words) }));

/** A built-in text message: a reminder, or the last one, with its code. */
export const builtInText = (name: keyof TemplateWords["texts"]): Record<string, SmsText> => inEach(({ texts }) => ({ body: texts[name] }));

/** The built-in WhatsApp message: what fills the gaps of the template that Meta has to have approved (`reminderSentence`). */
export const builtInWhatsApp = (): Record<string, WhatsAppText> =>
  inEach(({ whatsApp: { language, someone } }) => ({
    name: WHATSAPP_REMINDER,
    language,
    parameters: [`{{ buyer.first_name | default: "${someone}" }}`, "{{ shop.name }}", "{{ cart.total }}"],
    button: "{{ link_token }}",
  }));

/** Every built-in mail in every language, with what it is looked at with. */
export const builtInMailTemplates: readonly (BuiltInMailTemplate & { mail: MailName; language: string })[] = MAILS.flatMap((mail) =>
  Object.entries(builtInMail(mail)).map(([language, text]) => ({
    name: `recovery.${mail}-${language}`,
    purpose: mail === "late-parcel" ? ("transactional" as const) : ("marketing" as const),
    sample: messageVariables(sampleFacts({ language, buyersLanguage: null })),
    mail,
    language,
    subject: text.subject,
    mjml: mjmlOf(text, language),
  })),
);

offerMailTemplates(builtInMailTemplates);
