import { type Temporal } from "temporal-polyfill";
import { rfcDate } from "../rfc-date.ts";

export type MessageStatus =
  | "accepted"
  | "scheduled"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "undelivered"
  | "failed"
  | "canceled"
  | "received";

export type TwilioMessage = {
  sid: string;
  direction: "outbound-api" | "outbound-reply" | "inbound";
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  media: readonly string[];
  segments: number;
  status: MessageStatus;
  errorCode: number | null;
  errorMessage: string | null;
  /** As text with its sign, as Twilio charges it: known once it was delivered. */
  price: string | null;
  statusCallback: string | null;
  createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
  sendAt: Temporal.Instant | null;
};

/** A message as the API tells it. */
export function viewMessage(accountSid: string, message: TwilioMessage) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: accountSid,
    messaging_service_sid: message.messagingServiceSid,
    api_version: "2010-04-01",
    to: message.to,
    from: message.from,
    body: message.body,
    status: message.status,
    direction: message.direction,
    num_segments: String(message.segments),
    num_media: String(message.media.length),
    price: message.price,
    price_unit: message.price === null ? null : "USD",
    error_code: message.errorCode,
    error_message: message.errorMessage,
    date_created: rfcDate(message.createdAt),
    date_updated: rfcDate(message.updatedAt),
    date_sent: message.sentAt === null ? null : rfcDate(message.sentAt),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
