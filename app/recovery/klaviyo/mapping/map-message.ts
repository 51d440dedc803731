import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { NodeOf } from "../../journeys/journey-definition.ts";
import { klaviyo } from "../messages.ts";
import { KlaviyoMessage } from "../reading/klaviyo-shapes.ts";
import { convertTags, type ConvertedText } from "../texts/convert-tags.ts";
import { mailFromHtml } from "../texts/mail-from-html.ts";
import { type Note, noted } from "./report.ts";

type MessageNode = NodeOf<"message">;
export type MessageChannel = MessageNode["channel"];

/** What a message's mapping needs to know around it. */
export type MessageContext = {
  templates: ReadonlyMap<string, { html: string }>;
  /** BCP 47: in which language the texts are written. */
  language: string;
  flowStatus: string | null;
};

export type MappedMessage = { node: Omit<MessageNode, "id" | "next">; name: string | null; filter: unknown; notes: Note[] };

/** As the text of a channel is kept (composing/channel-text.ts). */
const LONGEST = { subject: 500, mjml: 500_000, body: 4_000 };

/** So many tags are told of by themselves. */
const MOST_TOLD = 40;

const [changed, open, lost] = [noted("changed"), noted("open"), noted("lost")];

/** A mail, a text message or a WhatsApp message of Klaviyo's, with what it says as far as that was given. Always marketing: whoever agreed gets it. */
export function mapMessage(channel: MessageChannel, data: Readonly<Record<string, unknown>>, context: MessageContext): MappedMessage {
  const message = KlaviyoMessage.safeParse(data["message"] ?? {}).data ?? KlaviyoMessage.parse({});
  const written = WRITTEN[channel](message, context);
  const state = z.string().safeParse(data["status"]).data;
  const notes = [
    ...written.notes,
    ...(written.withCode ? [open(klaviyo.message("message-code"))] : []),
    ...(message.transactional ? [changed(klaviyo.message("message-marketing"))] : []),
    ...(message.smart_sending_enabled === false ? [changed(klaviyo.message("message-cap"))] : [changed(klaviyo.message("message-smart"))]),
    ...(channel === "sms" && message.sms_quiet_hours_enabled === false ? [changed(klaviyo.message("message-quiet"))] : []),
    ...(context.flowStatus === "live" && state !== undefined && state !== "live"
      ? [changed(klaviyo.message("message-not-live", { state }))]
      : []),
    ...(message.add_tracking_params ? [lost(klaviyo.message("message-tracking"))] : []),
  ];
  return {
    node: {
      ...{ kind: "message", channel, purpose: "marketing", withCode: written.withCode },
      texts: { [context.language]: written.text },
      fallback: context.language,
      withinMinutes: 1440,
      whenNotEligible: "skip",
    },
    name: message.name ?? null,
    filter: message.additional_filters,
    notes,
  };
}

type Written = { text: Record<string, string | string[] | null>; withCode: boolean; notes: Note[] };

function mailOf(message: KlaviyoMessage, context: MessageContext): Written {
  const subject = convertTags((message.subject_line ?? "").replaceAll(/\s+/g, " ").trim(), { isHtml: false });
  const isLong = subject.text.length > LONGEST.subject;
  const preview = convertTags(message.preview_text ?? "", { isHtml: false, literal: escaped });
  const body = bodyOf(message, context, preview.text);
  const sender = [message.from_label, message.from_email].filter((part) => part).join(", ");
  const copies = [message.cc_email, message.bcc_email].flatMap((address) => (address ? [address] : []));
  const converted = [subject, preview, ...(body.converted ? [body.converted] : [])];
  return {
    // What isn't written yet is written in blocks.
    text: { subject: isLong ? "" : subject.text, ...(body.mjml !== "" && { mjml: body.mjml }) },
    withCode: converted.some(({ withCode }) => withCode),
    notes: [
      ...(subject.text === "" ? [open(klaviyo.message("message-no-subject"))] : []),
      ...(isLong ? [open(klaviyo.message("message-subject-long", { most: LONGEST.subject }))] : []),
      ...body.notes,
      ...notesOf(converted),
      ...(sender === "" ? [] : [changed(klaviyo.message("message-sender", { sender }))]),
      ...(copies.length === 0 ? [] : [lost(klaviyo.message("message-copies", { addresses: copies }))]),
    ],
  };
}

/** Klaviyo says of a WhatsApp message neither its words nor which template of Meta's it is. */
const whatsAppOf = (): Written => ({
  text: { name: "", language: "", parameters: [], button: null },
  ...{ withCode: false, notes: [open(klaviyo.message("message-whatsapp"))] },
});

const WRITTEN: Readonly<Record<MessageChannel, (message: KlaviyoMessage, context: MessageContext) => Written>> = {
  ...{ email: mailOf, sms: smsOf, whatsapp: whatsAppOf },
};

type Body = { mjml: string; converted: ConvertedText | null; notes: Note[] };

/** The template's HTML as MJML; empty where there is none: nothing is sent that nobody wrote. */
function bodyOf(
  { template_id: id }: KlaviyoMessage,
  { templates, language }: Pick<MessageContext, "templates" | "language">,
  preview: string,
): Body {
  const missing = (message: Message): Body => ({ mjml: "", converted: null, notes: [open(message)] });
  if (id === null || id === undefined) return missing(klaviyo.message("message-no-template-id"));
  const template = templates.get(id);
  if (!template) return missing(klaviyo.message("message-no-template", { id }));
  if (template.html.trim() === "") return missing(klaviyo.message("message-no-html", { id }));
  const tooLarge = (signs: number) => missing(klaviyo.message("message-html-large", { kilobytes: Math.ceil(signs / 1000) }));
  if (template.html.length > LONGEST.mjml) return tooLarge(template.html.length);
  const converted = convertTags(template.html, { isHtml: true });
  const { mjml, removed } = mailFromHtml(converted.text, preview, language);
  if (mjml.length > LONGEST.mjml) return tooLarge(mjml.length);
  const notes = removed.length === 0 ? [] : [changed(klaviyo.message("message-part-removed", { parts: removed }))];
  return { mjml, converted, notes };
}

function smsOf(message: KlaviyoMessage): Written {
  const said = convertTags((message.body ?? "").trim(), { isHtml: false });
  const prefix = message.add_org_prefix ? "{{ shop.name }}: " : "";
  const body = said.text === "" ? "" : `${prefix}${said.text}`;
  const isLong = body.length > LONGEST.body;
  return {
    text: { body: isLong ? "" : body },
    withCode: said.withCode,
    notes: [
      ...(body === "" ? [open(klaviyo.message("message-no-body"))] : []),
      ...(isLong ? [open(klaviyo.message("message-body-long", { most: LONGEST.body }))] : []),
      ...notesOf([said]),
      ...(prefix === "" ? [] : [changed(klaviyo.message("message-prefix"))]),
      ...(message.add_opt_out_language ? [changed(klaviyo.message("message-opt-out"))] : []),
      ...(message.image_id || message.dynamic_image ? [lost(klaviyo.message("message-picture"))] : []),
    ],
  };
}

function notesOf(texts: readonly ConvertedText[]): Note[] {
  const unsure = [...new Set(texts.flatMap((text) => text.unsure))];
  const reads = [...new Set(texts.flatMap((text) => [...text.changed]))];
  return [
    ...unsure.slice(0, MOST_TOLD).map((tag) => open(klaviyo.message("tag-unsure", { tag }))),
    ...(unsure.length > MOST_TOLD ? [open(klaviyo.message("tag-unsure-more", { count: unsure.length - MOST_TOLD }))] : []),
    ...reads.map((code) => changed(klaviyo.message(code))),
  ];
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
