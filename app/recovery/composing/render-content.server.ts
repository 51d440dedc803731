import { createHash } from "node:crypto";
import type { Channel } from "#app/messaging/channel.ts";
import { compileTemplate, renderTemplate, renderTextTemplates } from "#app/messaging/templates/in-template-thread.server.ts";
import type { Json } from "#app/platform/json.ts";
import { asSent, EmailText, LONGEST_SMS, mjmlOf, SmsText, WhatsAppText } from "./channel-text.ts";
import type { MessageVariables } from "./message-variables.ts";

/** Compiling takes a hundred times as long as filling in: what was compiled lately is remembered, whoever's it is. */
const MOST_COMPILED = 100;
const compiled = new Map<string, string>();

/** A template in one language, filled in for one person: what its channel sends; undefined where the template can't be used. */
export async function renderContent(
  channel: Exclude<Channel, "call">,
  text: unknown,
  variables: MessageVariables,
  purpose: "marketing" | "transactional",
): Promise<Json | undefined> {
  switch (channel) {
    case "email": {
      const template = EmailText.safeParse(text).data;
      const html = template && (await compileOnce(mjmlOf(template, variables.language)));
      if (html === undefined) return undefined;
      const answer = await renderTemplate({ subject: template?.subject ?? "", html }, variables);
      return answer.outcome === "rendered" ? answer.mail : undefined;
    }
    case "sms": {
      const template = SmsText.safeParse(text).data;
      const [filled = ""] = (template && (await filledIn([template.body], withoutMarks(variables)))) ?? [];
      const body = asSent(filled, purpose, variables.language);
      return body === "" || body.length > LONGEST_SMS ? undefined : { body };
    }
    case "whatsapp": {
      const template = WhatsAppText.safeParse(text).data;
      const texts = template && (await filledIn([...template.parameters, template.button ?? ""], withoutMarks(variables)));
      if (!template || !texts) return undefined;
      // Meta refuses gaps that are empty, and breaks of lines within them.
      const plain = texts.map((one) => one.replaceAll(/\s+/g, " ").trim());
      if (plain.slice(0, template.button === null ? -1 : undefined).includes("")) return undefined;
      const gaps = plain.map((text) => ({ type: "text", text }));
      const [body, button] = [gaps.slice(0, -1), gaps.slice(-1)];
      const components = [
        ...(body.length > 0 ? [{ type: "body", parameters: body }] : []),
        ...(template.button === null ? [] : [{ type: "button", sub_type: "url", index: "0", parameters: button }]),
      ];
      return { name: template.name, language: template.language, components };
    }
  }
}

/** Only a mail has a place to which its reader goes to leave: elsewhere they answer STOP, and the mark would stand there as a word. */
export const withoutMarks = ({ unsubscribe: _, ...variables }: MessageVariables): Omit<MessageVariables, "unsubscribe"> => variables;

async function filledIn(texts: readonly string[], variables: object): Promise<string[] | undefined> {
  const answer = await renderTextTemplates(texts, variables);
  return answer.outcome === "rendered" ? answer.texts : undefined;
}

async function compileOnce(mjml: string): Promise<string | undefined> {
  const key = createHash("sha256").update(mjml).digest("base64url");
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const answer = await compileTemplate(mjml);
  if (answer.outcome !== "compiled") return undefined;
  const [oldest] = compiled.keys();
  if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, answer.html);
  return answer.html;
}
