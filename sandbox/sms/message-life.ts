import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { MeetFault } from "../faults/create-faults.ts";
import type { Ledger } from "../ledger.ts";
import type { CallApp } from "./call-app.ts";
import type { MessageRequest } from "./message-request.ts";
import { OWN_REPLIES, optOutTypeOf, type OptOutType } from "./opt-out.ts";
import { segmentsOf } from "./segments.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import type { MessageStatus, TwilioMessage } from "./twilio-message.ts";
import { wordsOf } from "./twilio-problem.ts";

const STEP_MS = { sent: 300, delivered: 900 } as const;
const PRICE_OF_A_SEGMENT = 0.0079;
/** What never went out; the rest left and did not arrive. */
const NEVER_LEFT: readonly number[] = [21610, 30001, 30002, 30034];
const OVER: readonly MessageStatus[] = ["delivered", "undelivered", "failed", "canceled", "received"];

export type MessageLife = {
  messages: Map<string, TwilioMessage>;
  /** Who told this account to stop. */
  optedOut: Set<string>;
  send(asked: MessageRequest, from: string): TwilioMessage;
  /** Moves a message on, and tells whoever wants to know; with a code, why it failed. */
  move(message: TwilioMessage, status: MessageStatus, code?: number): void;
  receive(asked: { from: string; to: string; body: string }): { message: TwilioMessage; optOutType: OptOutType | undefined };
  stop(): void;
};

export function createMessageLife(world: {
  clock: Clock;
  ledger: Ledger;
  account: TwilioAccount;
  call: CallApp;
  meet: MeetFault;
}): MessageLife {
  const { clock, ledger, account, call, meet } = world;
  const messages = new Map<string, TwilioMessage>();
  const optedOut = new Set<string>();
  const pending = new Set<() => void>();

  const later = (milliseconds: number, act: () => void) => {
    const callOff = clock.schedule(clock.now().add({ milliseconds }), () => {
      pending.delete(callOff);
      act();
    });
    pending.add(callOff);
  };

  const add = (facts: Pick<TwilioMessage, "direction" | "to" | "from" | "body" | "status"> & Partial<TwilioMessage>): TwilioMessage => {
    const now = clock.now();
    const message: TwilioMessage = {
      sid: `${facts.media?.length ? "MM" : "SM"}${randomBytes(16).toString("hex")}`,
      messagingServiceSid: null,
      media: [],
      segments: segmentsOf(facts.body).segments,
      errorCode: null,
      errorMessage: null,
      price: null,
      statusCallback: null,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      sendAt: null,
      ...facts,
    };
    messages.set(message.sid, message);
    return message;
  };

  const move: MessageLife["move"] = (message, status, code) => {
    const now = clock.now();
    message.status = status;
    message.updatedAt = now;
    if (status === "sent") message.sentAt = now;
    if (status === "delivered") message.price = `-${(PRICE_OF_A_SEGMENT * message.segments).toFixed(5)}`;
    message.errorCode = code ?? null;
    message.errorMessage = code === undefined ? null : wordsOf(code, { to: message.to, from: message.from ?? "" });
    const url = message.statusCallback ?? account.statusUrl;
    if (url === null || message.direction !== "outbound-api") return;
    call(status, url, {
      MessageSid: message.sid,
      SmsSid: message.sid,
      MessageStatus: status,
      SmsStatus: status,
      To: message.to,
      ...(message.from !== null && { From: message.from }),
      AccountSid: account.sid,
      ApiVersion: "2010-04-01",
      ...(message.messagingServiceSid !== null && { MessagingServiceSid: message.messagingServiceSid }),
      ...(code !== undefined && { ErrorCode: String(code), ErrorMessage: message.errorMessage ?? "" }),
      ...(status === "delivered" && { RawDlrDoneDate: now.toString().replace(/\D/g, "").slice(2, 12) }),
    });
  };

  const goOut = (message: TwilioMessage) => {
    const struck = meet("sms", message.to, ["undelivered"]);
    const still = (act: () => void) => () => {
      if (!OVER.includes(message.status)) act();
    };
    if (struck?.code !== undefined && NEVER_LEFT.includes(struck.code))
      return later(
        STEP_MS.sent,
        still(() => move(message, "failed", struck.code)),
      );
    later(
      STEP_MS.sent,
      still(() => move(message, "sent")),
    );
    later(
      STEP_MS.delivered,
      still(() => (struck ? move(message, "undelivered", struck.code ?? 30008) : move(message, "delivered"))),
    );
  };

  const own = (to: string, from: string, body: string) => goOut(add({ direction: "outbound-reply", to, from, body, status: "queued" }));

  return {
    messages,
    optedOut,
    move,
    send(asked, from) {
      const isServices = asked.messagingServiceSid !== undefined;
      const message = add({
        direction: "outbound-api",
        to: asked.to,
        from: isServices && asked.sendAt !== null ? null : from,
        body: asked.body,
        media: asked.media,
        messagingServiceSid: asked.messagingServiceSid ?? null,
        statusCallback: asked.statusCallback,
        sendAt: asked.sendAt,
        status: asked.sendAt !== null ? "scheduled" : isServices ? "accepted" : "queued",
      });
      ledger.record({
        target: "sms",
        effect: "message.accepted",
        reference: asked.statusCallback,
        detail: { sid: message.sid, to: message.to, body: message.body },
      });
      if (asked.sendAt === null) goOut(message);
      else
        later(asked.sendAt.since(clock.now()).total("milliseconds"), () => {
          if (message.status !== "scheduled") return;
          message.from = from;
          goOut(message);
        });
      return message;
    },
    receive({ from, to, body }) {
      const message = add({ direction: "inbound", from, to, body, status: "received" });
      const optOutType = optOutTypeOf(body);
      if (optOutType === "STOP") optedOut.add(from);
      if (optOutType === "START") optedOut.delete(from);
      // Who starts was never stopped: nothing to say to him.
      if (optOutType !== undefined) own(from, to, OWN_REPLIES[optOutType]);
      if (account.inboundUrl !== null)
        call(
          "inbound",
          account.inboundUrl,
          {
            ToCountry: to.startsWith("+1") ? "US" : "GB",
            FromCountry: from.startsWith("+1") ? "US" : "GB",
            SmsMessageSid: message.sid,
            NumMedia: "0",
            SmsSid: message.sid,
            SmsStatus: "received",
            Body: body,
            To: to,
            NumSegments: String(message.segments),
            MessageSid: message.sid,
            AccountSid: account.sid,
            From: from,
            ApiVersion: "2010-04-01",
            ...(account.advancedOptOut && optOutType !== undefined && { OptOutType: optOutType }),
          },
          (answer) => {
            const reply = /<Message>\s*(?:<Body>)?([^<]+)/.exec(answer)?.[1]?.trim();
            if (reply !== undefined && !optedOut.has(from)) own(from, to, reply);
          },
        );
      return { message, optOutType };
    },
    stop() {
      for (const callOff of pending) callOff();
    },
  };
}
