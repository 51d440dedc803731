import { z } from "zod";
import type { Sms } from "../sms/create-sms.ts";
import { type TwilioMessage, viewMessage } from "../sms/twilio-message.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, "a telephone number such as +447700900123");
const Reply = z.strictObject({ from: phone, to: phone.optional(), body: z.string("what is written, such as STOP") });
const Settings = z.strictObject({
  inboundUrl: z.url("an address, or null").nullable().optional(),
  statusUrl: z.url("an address, or null").nullable().optional(),
  advancedOptOut: z.boolean("true or false").optional(),
});
const STATUSES = ["queued", "sending", "sent", "delivered", "undelivered", "failed"] as const;
const Status = z.strictObject({
  sid: z.string("the message's sid, from GET /_control/sms"),
  status: z.enum(STATUSES, `one of ${STATUSES.join(", ")}`),
  code: z.int().optional(),
});

/** What can be asked of Twilio and of everybody's telephone. */
export function smsCalls(sms: Sms | undefined): Control["calls"] {
  const there = () => {
    if (!sms) throw new ControlFault(409, "There are no text messages in this sandbox.");
    return sms;
  };
  const told = (message: TwilioMessage) => ({
    ...viewMessage(there().account.sid, message),
    date_created: message.createdAt.toString(),
    date_sent: message.sentAt?.toString() ?? null,
    status_callback: message.statusCallback,
  });
  return {
    "GET /sms": ({ query }) => {
      const to = query.get("to");
      const { account, messages } = there();
      return {
        account,
        messages: messages()
          .filter((message) => to === null || message.to === to)
          .map(told),
      };
    },
    "POST /sms/reply": ({ body }) => told(there().receive(parseAsked(Reply, body))),
    "POST /sms/settings": ({ body }) => {
      const { account } = there();
      const asked = parseAsked(Settings, body);
      account.inboundUrl = asked.inboundUrl === undefined ? account.inboundUrl : asked.inboundUrl;
      account.statusUrl = asked.statusUrl === undefined ? account.statusUrl : asked.statusUrl;
      account.advancedOptOut = asked.advancedOptOut ?? account.advancedOptOut;
      return account;
    },
    "POST /sms/status": ({ body }) => {
      const { sid, status, code } = parseAsked(Status, body);
      const message = there().find(sid);
      if (!message) throw new ControlFault(404, `There is no message ${sid}.`);
      there().tell(message, status, code);
      return told(message);
    },
  };
}
