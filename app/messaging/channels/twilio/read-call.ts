import { z } from "zod";
import type { Json } from "#app/platform/json.ts";
import { UnreadableEvent } from "#app/platform/events/stored-event.ts";
import { plainWords } from "#app/platform/outside-text.ts";
import type { ChannelNews, Heard, KeptCall, ReceivedCall } from "../channel-calls.ts";
import { readTwilioRefusal } from "./read-refusal.ts";

const text = z.string().min(1).max(2000);

/** What is told of a message of ours. Twilio adds fields without notice. */
const Status = z.object({
  MessageSid: text,
  MessageStatus: text,
  AccountSid: text,
  ErrorCode: z.coerce.number().int().optional().catch(undefined),
  ErrorMessage: z.string().optional(),
  NumSegments: z.string().optional(),
});

/** What somebody wrote. */
const Written = z.object({
  MessageSid: text,
  AccountSid: text,
  From: text,
  Body: z.string().default(""),
  OptOutType: z.string().optional(),
});

const deliveryIn = (url: string) => new URLSearchParams(url.split("?")[1] ?? "").get("d");

/** What a call is about: a delivery, by the id that stands in the address that we gave for it, or whoever wrote. */
export function aboutTwilioCall({ url, body }: ReceivedCall): string | undefined {
  const form = new URLSearchParams(body.toString("utf8"));
  if (form.has("MessageStatus")) {
    const id = deliveryIn(url);
    return z.uuid().safeParse(id).success ? `delivery:${String(id)}` : `message:${(form.get("MessageSid") ?? "").slice(0, 100)}`;
  }
  const from = form.get("From");
  return from && form.has("MessageSid") ? `from:${from.slice(0, 100)}` : undefined;
}

const WISHES: Readonly<Record<string, "stop" | "start" | "help">> = { STOP: "stop", START: "start", HELP: "help" };

/** What a call says: in Twilio's own words what it took an answer for, where Advanced Opt-Out is on. */
export function readTwilioCall({ body, about, at }: KeptCall, { accountSid }: { accountSid: string }): ChannelNews[] {
  const fields = Object.fromEntries(new URLSearchParams(body));
  if (fields["AccountSid"] !== accountSid) return [];
  if (fields["MessageStatus"] === undefined) {
    const { From, Body, MessageSid, OptOutType } = expectFields(Written, fields);
    const wish = WISHES[OptOutType?.toUpperCase() ?? ""];
    return [{ about: "reply", from: [From], text: plainWords(Body, 2000), at, id: MessageSid, ...(wish && { wish }) }];
  }
  const status = expectFields(Status, fields);
  const heard = heardIn(status.MessageStatus, status);
  if (!heard) return [];
  const [, id] = /^delivery:(.+)$/.exec(about) ?? [];
  const which = id === undefined ? { providerMessageId: status.MessageSid } : { id };
  const cost: Json | undefined = Number(status.NumSegments ?? 0) === 0 ? undefined : { segments: Number(status.NumSegments) };
  return [{ about: "delivery", which, heard: { ...heard, providerMessageId: status.MessageSid, ...(cost !== undefined && { cost }) } }];
}

/** What one of Twilio's statuses means; undefined of one that says nothing, or is of a later version. */
export function heardIn(
  status: string,
  { ErrorCode = 0, ErrorMessage = "" }: { ErrorCode?: number | undefined; ErrorMessage?: string | undefined },
): Heard | undefined {
  switch (status.toLowerCase()) {
    case "accepted":
    case "scheduled":
    case "queued":
    case "sending":
      return { news: "handed_over" };
    case "sent":
      return { news: "sent" };
    case "delivered":
    case "partially_delivered":
      return { news: "delivered" };
    case "read":
      return { news: "read" };
    case "failed":
    case "undelivered":
    case "canceled":
      return { news: "failed", refusal: readTwilioRefusal(ErrorCode, ErrorMessage || status) };
    default:
      return undefined;
  }
}

function expectFields<Fields>(schema: z.ZodType<Fields, unknown>, fields: object): Fields {
  const read = schema.safeParse(fields);
  if (read.success) return read.data;
  throw new UnreadableEvent(`A call about text messages lacks ${read.error.issues.map(({ path }) => path.join(".")).join(", ")}.`);
}
