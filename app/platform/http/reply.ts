import type { Message } from "../messages/message.ts";

/** What an action answers to the screen that asked: done (a toast, if there is something to say), or refused and why. */
export type Reply<Extra = unknown> = (Accepted & Extra) | Refusal;

export type Accepted = { ok: true; message?: Message };

/**
 * Nothing was done. `message` says why and what to do, for the whole form; `fields` marks each field that is wrong, by its name
 * (`address.city`, `prices.0.first`). `status` is the HTTP status where it is not 422.
 */
export type Refusal = { ok: false; message: Message; fields?: Fields; status?: 200 | 400 | 409 | 413 };

export type Fields = Record<string, Message>;

/** A refusal in one line, for a use case's outcome. */
export function refusal(message: Message, fields?: Fields): Refusal {
  return { ok: false, message, ...(fields && { fields }) };
}
