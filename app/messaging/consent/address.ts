import { createHash } from "node:crypto";
import type { Channel } from "../channel.ts";

/** Where somebody is written to: a mail address in lower case, or a phone number in E.164. */
export type Address = { address: string; key: string };

/** What everybody's mail server takes (RFC 5321 dot-string, no quotes), so that no sign of an address means anything to a header or a command. */
const MAIL =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const PHONE = /^\+[1-9]\d{6,14}$/;
/** What WhatsApp calls somebody to one business, by which who hides their number is reached: their country, and a number of theirs alone. */
const WHATSAPP_ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;

/** An address as a channel reaches it; undefined for what is none. A phone number without its country is none: it is not guessed. */
export function addressFor(channel: Channel, typed: string): Address | undefined {
  if (channel === "whatsapp" && WHATSAPP_ID.test(typed)) return { address: typed, key: addressKey("whatsapp", typed) };
  const isMail = channel === "email";
  const address = isMail ? typed.trim().toLowerCase() : typed.replace(/[\s().-]/g, "");
  if (address.length > 254 || !(isMail ? MAIL : PHONE).test(address)) return undefined;
  return { address, key: addressKey(isMail ? "mail" : "phone", address) };
}

/**
 * What an address is looked up by where it must not be kept itself: whoever is forgotten stays on the list of those who are left alone. SMS,
 * WhatsApp and calls reach the same number, and are stopped by the same word.
 */
function addressKey(kind: "mail" | "phone" | "whatsapp", address: string): string {
  return createHash("sha256").update(`${kind}:${address}`).digest("base64url");
}
