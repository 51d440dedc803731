import type { Message } from "#app/platform/messages/message.ts";
import { shopify } from "./messages.ts";

export type AdminFaultCode =
  /** Shopify has given no token that works. Nothing can be done until the merchant opens the app. */
  | "no-token"
  /** A scope is missing: ask the merchant for it, or leave the thing alone. */
  | "access-denied"
  /** Shopify cannot make sense of the request: a mistake of ours. */
  | "invalid-request"
  /** Shopify did not answer, however often it was asked; nothing was changed, or it is safe to ask again later. */
  | "unavailable"
  /** The answer to a change was lost: it may have happened. Look before asking again. */
  | "in-doubt";

/** No answer came from Shopify, or none that makes sense. What Shopify answers in `userErrors` is not a fault. */
export class AdminFault extends Error {
  readonly code: AdminFaultCode;
  /** For the merchant, where more is known than the code says. `message` is English, for the log. */
  readonly words: Message | null;
  /** Shopify lets nothing of ours in (an address that is not on its list, a frozen shop), whatever it is asked for. */
  readonly isOfDoor: boolean;

  constructor(code: AdminFaultCode, message: string, options?: ErrorOptions & { words?: Message; isOfDoor?: boolean }) {
    super(message, options);
    this.name = "AdminFault";
    this.code = code;
    this.words = options?.words ?? null;
    this.isOfDoor = options?.isOfDoor ?? false;
  }
}

/** Why Shopify could not be spoken to, as a merchant may read it. What exactly was asked stands in the log. */
export function wordsOfAdminFault({ code, words }: AdminFault): Message {
  return words ?? shopify.message(code);
}
