import { z } from "zod";
import type { WhatsApp } from "../whatsapp/create-whatsapp.ts";
import type { SentMessage } from "../whatsapp/message-life.ts";
import { CATEGORIES, TEMPLATE_STATUSES, viewTemplate } from "../whatsapp/template.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

const phone = z.string().regex(/^\+?\d{7,15}$/, "a telephone number such as +447700900123");
const Settings = z.strictObject({ webhookUrl: z.url("an address"), verifyToken: z.string("the word that the app knows it by") });
const Reply = z
  .strictObject({ from: phone, text: z.string().optional(), button: z.string().optional() })
  .refine(({ text, button }) => (text === undefined) !== (button === undefined), "say either a text or a button");
const Preference = z.strictObject({ from: phone, marketing: z.enum(["stop", "resume"], "stop or resume") });
const PersonAsked = z.strictObject({
  phone,
  name: z.string().optional(),
  username: z.string().nullable().optional(),
  hidesPhone: z.boolean("true or false").optional(),
});
const Status = z.strictObject({
  id: z.string("the message's id, from GET /_control/whatsapp"),
  status: z.enum(["sent", "delivered", "read", "failed"], "sent, delivered, read or failed"),
  code: z.int().optional(),
});
const Decision = z.strictObject({
  name: z.string("the template's name"),
  language: z.string().default("en"),
  status: z.enum(TEMPLATE_STATUSES, `one of ${TEMPLATE_STATUSES.join(", ")}`).optional(),
  category: z.enum(CATEGORIES, `one of ${CATEGORIES.join(", ")}`).optional(),
  reason: z.string().optional(),
});

/** What can be asked of Meta and of everybody's WhatsApp. */
export function whatsAppCalls(whatsapp: WhatsApp | undefined): Control["calls"] {
  const there = () => {
    if (!whatsapp) throw new ControlFault(409, "There is no WhatsApp in this sandbox.");
    return whatsapp;
  };
  const told = ({ person, request, ...message }: SentMessage) => ({ ...message, to: person.phone, userId: person.userId, request });
  return {
    "GET /whatsapp": ({ query }) => {
      const { account, life, templates, people } = there();
      const to = query.get("to")?.replace(/\D/g, "");
      const messages = [...life.messages.values()].filter(({ person }) => to === undefined || person.phone === to);
      return { account, messages: messages.map(told), templates: templates.all().map(viewTemplate), people: people.all() };
    },
    "POST /whatsapp/settings": async ({ body }) => {
      const { webhookUrl, verifyToken } = parseAsked(Settings, body);
      const isTheirs = await there()
        .verify(webhookUrl, verifyToken)
        .catch(() => false);
      if (!isTheirs) throw new ControlFault(409, `${webhookUrl} did not answer the challenge: Meta would not call it.`);
      there().account.webhookUrl = webhookUrl;
      return { webhookUrl };
    },
    "POST /whatsapp/reply": ({ body }) => {
      const { from, text, button } = parseAsked(Reply, body);
      const person = there().people.byPhone(from);
      return { id: there().receive(person, text === undefined ? { button: button ?? "" } : { text }) };
    },
    "POST /whatsapp/preferences": ({ body }) => {
      const { from, marketing } = parseAsked(Preference, body);
      there().prefer(there().people.byPhone(from), marketing);
      return { marketing };
    },
    "POST /whatsapp/people": ({ body }) => {
      const asked = parseAsked(PersonAsked, body);
      const person = there().people.byPhone(asked.phone);
      person.name = asked.name ?? person.name;
      person.username = asked.username === undefined ? person.username : asked.username;
      person.hidesPhone = asked.hidesPhone ?? person.hidesPhone;
      return person;
    },
    "POST /whatsapp/status": ({ body }) => {
      const { id, status, code } = parseAsked(Status, body);
      const message = there().life.messages.get(id);
      if (!message) throw new ControlFault(404, `There is no message ${id}.`);
      message.byHand = true;
      there().life.move(message, status, code ?? (status === "failed" ? 131000 : undefined));
      return told(message);
    },
    "POST /whatsapp/templates": ({ body }) => {
      const { name, language, ...decision } = parseAsked(Decision, body);
      const template = there().templates.find(name, language);
      if (!template) throw new ControlFault(404, `There is no template ${name} in ${language}.`);
      there().templates.decide(template, decision);
      return viewTemplate(template);
    },
  };
}
