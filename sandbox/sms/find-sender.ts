import type { MessageRequest } from "./message-request.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import { TwilioProblem, wordsOf } from "./twilio-problem.ts";

/** Numbers that Twilio keeps for trying its refusals on. */
const MAGIC_TO: Record<string, number> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};
const MAGIC_FROM: Record<string, number> = { "+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611 };
const E164 = /^\+[1-9]\d{6,14}$/;
/** A sender's name, where a country allows one. */
const NAME = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;

/** Who a message comes from, or why it can't be sent to that number, by that sender, at all. */
export function findSender(
  account: TwilioAccount,
  { to, from, messagingServiceSid }: MessageRequest,
  optedOut: ReadonlySet<string>,
): string {
  const refuse = (code: number) => new TwilioProblem(code, wordsOf(code, { to, from: from ?? "" }));
  const magic = MAGIC_TO[to] ?? MAGIC_FROM[from ?? ""];
  if (magic !== undefined) throw refuse(magic);
  if (!E164.test(to)) throw refuse(21211);
  if (messagingServiceSid !== undefined && messagingServiceSid !== account.messagingServiceSid) throw refuse(21701);
  if (optedOut.has(to)) throw refuse(21610);
  const own = account.numbers.map(({ phone }) => phone);
  if (from === undefined) return own.find((phone) => phone.startsWith("+1") === to.startsWith("+1")) ?? own[0] ?? "";
  if (own.includes(from)) return from;
  if (E164.test(from)) throw refuse(21606);
  if (!NAME.test(from)) throw refuse(21212);
  // The US and Canada take no names.
  if (to.startsWith("+1")) throw refuse(21612);
  return from;
}
