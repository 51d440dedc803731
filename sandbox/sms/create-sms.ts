import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelOptions } from "../channel-options.ts";
import type { Contract } from "../contract/contract-of.ts";
import { publishedContract } from "../contract/published-contract.ts";
import { answerRequest } from "./answer-request.ts";
import { createCallApp } from "./call-app.ts";
import { createMessageLife } from "./message-life.ts";
import { demoTwilioAccount, type TwilioAccount } from "./twilio-account.ts";
import type { MessageStatus, TwilioMessage } from "./twilio-message.ts";

/** A stand-in for Twilio's messages (API 2010-04-01), and for everybody's telephone. */
export type Sms = {
  /** Answers as api.twilio.com does. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  account: TwilioAccount;
  messages(): readonly TwilioMessage[];
  find(sid: string): TwilioMessage | undefined;
  /** Somebody writes to one of the account's numbers: to the one that wrote to him last, unless said. */
  receive(asked: { from: string; to?: string | undefined; body: string }): TwilioMessage;
  /** Tells a status out of its turn. */
  tell(message: TwilioMessage, status: MessageStatus, code?: number): void;
  stop(): void;
};

export function createSms(options: ChannelOptions): Sms {
  const { clock, ledger, seed, meet = () => undefined, planSend } = options;
  const account = demoTwilioAccount(seed);
  const call = createCallApp(clock, account, planSend);
  const life = createMessageLife({ clock, ledger, account, call, meet });
  let found: { contract: Contract | undefined } | undefined;
  const contract = options.contract ?? (() => (found ??= { contract: publishedContract("twilio") }).contract);
  return {
    handle: (request, response) => answerRequest(request, response, { clock, account, life, meet, contract }),
    account,
    messages: () => [...life.messages.values()],
    find: (sid) => life.messages.get(sid),
    receive({ from, to, body }) {
      const last = [...life.messages.values()].findLast((message) => message.to === from && message.from?.startsWith("+"));
      return life.receive({ from, to: to ?? last?.from ?? account.numbers[0]?.phone ?? "", body }).message;
    },
    tell: life.move,
    stop() {
      life.stop();
      call.stop();
    },
  };
}
