import { createHash } from "node:crypto";
import { z } from "zod";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { plainWords } from "#app/platform/outside-text.ts";
import type { ChannelNews, Heard, KeptCall, ReceivedCall } from "../channel-calls.ts";
import { readWhatsAppRefusal } from "./read-refusal.ts";

const text = z.string().max(2000);
/** Seconds since 1970, as Meta writes them: mostly as text. */
const Moment = z.coerce.number().min(0).max(32_503_680_000);

const Status = z.looseObject({
  id: text,
  status: text,
  biz_opaque_callback_data: text.optional(),
  pricing: z
    .looseObject({ pricing_model: text.optional(), type: text.optional(), category: text.optional(), billable: z.boolean().optional() })
    .optional(),
  errors: z
    .array(z.looseObject({ code: z.number(), title: text.optional(), error_data: z.looseObject({ details: text.optional() }).optional() }))
    .optional(),
});

const Written = z.looseObject({
  id: text,
  from: text.optional(),
  from_user_id: text.optional(),
  timestamp: Moment,
  text: z.looseObject({ body: z.string() }).optional(),
  button: z.looseObject({ text: z.string().optional() }).optional(),
  interactive: z.looseObject({ button_reply: z.looseObject({ title: z.string() }).optional() }).optional(),
});

const Preference = z.looseObject({
  wa_id: text.optional(),
  user_id: text.optional(),
  category: text.optional(),
  value: z.enum(["stop", "resume"]),
  timestamp: Moment,
});

const Messages = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  contacts: z.array(z.looseObject({ wa_id: text.optional(), user_id: text.optional() })).optional(),
  statuses: z.array(Status).optional(),
  messages: z.array(Written).optional(),
  user_preferences: z.array(Preference).optional(),
});

const Template = z.looseObject({
  message_template_name: text,
  message_template_language: text,
  event: text.optional(),
  reason: text.nullish(),
  new_category: text.optional(),
  new_quality_score: text.optional(),
});

const Call = z.looseObject({
  entry: z.array(z.looseObject({ id: z.string(), changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })) })),
});

const TEMPLATE_FIELDS = ["message_template_status_update", "template_category_update", "message_template_quality_update"];

/** What a call is about: each by itself, as one may tell of many things, and each of them says when it was. Undefined of what is no JSON object. */
export function aboutWhatsAppCall({ body }: Pick<ReceivedCall, "body">): string | undefined {
  return body[0] === 0x7b ? `call:${createHash("sha256").update(body).digest("base64url").slice(0, 22)}` : undefined;
}

/** What a call says about the merchant's own account and number: one app at Meta may serve others as well. */
export function readWhatsAppCall(
  { topic, body }: KeptCall,
  { wabaId, phoneNumberId }: { wabaId: string; phoneNumberId: string },
): ChannelNews[] {
  const { entry } = readPayload({ topic, body }, Call);
  const changes = entry.filter(({ id }) => id === wabaId).flatMap((one) => one.changes);
  return changes.flatMap(({ field, value }) => {
    if (TEMPLATE_FIELDS.includes(field)) return templateNews(value);
    const told = field === "messages" || field === "user_preferences" ? Messages.safeParse(value) : undefined;
    return told?.success && told.data.metadata.phone_number_id === phoneNumberId ? newsIn(told.data) : [];
  });
}

function newsIn({
  contacts = [],
  statuses = [],
  messages = [],
  user_preferences: preferences = [],
}: z.infer<typeof Messages>): ChannelNews[] {
  return [
    ...contacts.flatMap(({ wa_id: phone, user_id: id }): ChannelNews[] =>
      phone && id ? [{ about: "person", phone: `+${phone}`, id }] : [],
    ),
    ...statuses.flatMap(statusNews),
    ...messages.map((message): ChannelNews => ({
      about: "reply",
      from: addresses(message.from, message.from_user_id),
      text: plainWords(message.text?.body ?? message.button?.text ?? message.interactive?.button_reply?.title ?? "", 2000),
      at: new Date(message.timestamp * 1000),
      id: message.id,
    })),
    ...preferences
      .filter(({ category }) => category === undefined || category === "marketing_messages")
      .map((preference): ChannelNews => ({
        about: "preference",
        from: addresses(preference.wa_id, preference.user_id),
        wantsMarketing: preference.value === "resume",
        at: new Date(preference.timestamp * 1000),
        id: `${preference.value} ${String(preference.timestamp)}`,
      })),
  ];
}

/** A number comes without its plus. */
const addresses = (phone: string | undefined, userId: string | undefined): string[] => [
  ...(phone === undefined ? [] : [`+${phone.replace(/^\+/, "")}`]),
  ...(userId === undefined ? [] : [userId]),
];

function statusNews(status: z.infer<typeof Status>): ChannelNews[] {
  const heard = heardIn(status);
  if (!heard) return [];
  const reference = z.uuid().safeParse(status.biz_opaque_callback_data);
  const which = reference.success ? { id: reference.data } : { providerMessageId: status.id };
  const { pricing } = status;
  const cost = pricing && { model: pricing.pricing_model, type: pricing.type, category: pricing.category, billable: pricing.billable };
  return [{ about: "delivery", which, heard: { ...heard, providerMessageId: status.id, ...(cost && { cost }) } }];
}

function heardIn({ status, errors = [] }: z.infer<typeof Status>): Heard | undefined {
  switch (status) {
    case "accepted":
    case "held_for_quality_assessment":
    case "paused":
      return { news: "handed_over" };
    case "sent":
      return { news: "sent" };
    case "delivered":
      return { news: "delivered" };
    // A voice message was played, which is more than read.
    case "played":
    case "read":
      return { news: "read" };
    case "failed": {
      const [error] = errors;
      return { news: "failed", refusal: readWhatsAppRefusal(error?.code ?? -1, error?.error_data?.details ?? error?.title ?? "") };
    }
    default:
      return undefined;
  }
}

function templateNews(value: unknown): ChannelNews[] {
  const told = Template.safeParse(value);
  if (!told.success) return [];
  const { message_template_name: name, message_template_language: language, event, reason, new_category, new_quality_score } = told.data;
  const change = {
    ...(event !== undefined && { state: event, reason: reason === undefined || reason === "NONE" ? null : reason }),
    ...(new_category !== undefined && { category: new_category }),
    ...(new_quality_score !== undefined && { quality: new_quality_score }),
  };
  return [{ about: "template", name, language, change }];
}
