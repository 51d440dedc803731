import type { EmailText, SmsText, WhatsAppText } from "../composing/channel-text.ts";
import { type BuiltInMailTemplate, offerMailTemplates } from "#app/messaging/templates/built-in-templates.ts";
import { messageVariables } from "../composing/message-variables.ts";
import { mailMjml } from "./mail-mjml.ts";
import { type MailName, MAILS, type TemplateWords } from "./mail-words.ts";
import { sampleFacts } from "./sample-facts.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { it } from "./words/it.ts";

/** The languages that built-in messages are written in. */
const LANGUAGES: Readonly<Record<string, TemplateWords>> = { de, en, es, fr, it };

/** In each language what a channel needs, as a journey's message keeps it. */
const inEach = <Text>(write: (words: TemplateWords, language: string) => Text): Record<string, Text> =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, write(words, language)]));

/** A built-in mail in all its languages. */
export const builtInMail = (name: MailName): Record<string, EmailText> =>
  inEach((words, language) => ({ subject: words.mails[name].subject, mjml: mailMjml(name, language, words) }));

/** A built-in text message: a reminder, or the last one, with its code. */
export const builtInText = (name: keyof TemplateWords["texts"]): Record<string, SmsText> => inEach(({ texts }) => ({ body: texts[name] }));

/** What Meta has to have approved for the merchant: its name, and what its gaps are. The button's address ends with `{{1}}`. */
export const WHATSAPP_REMINDER = "cart_reminder";

/** The built-in WhatsApp message: "Hello {{1}}, your cart at {{2}} is still here. Together: {{3}}." with a button that leads to it. */
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
    ...text,
  })),
);

offerMailTemplates(builtInMailTemplates);
