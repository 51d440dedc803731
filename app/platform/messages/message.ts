import type { Money } from "../money.ts";

/**
 * Something to be told to a person, before it is put into words: what is stored, sent and returned instead of a sentence.
 * `code` is `catalogue:key` (`orders:shipped`); `args` are what its text has gaps for. Plain JSON.
 */
export type Message = { code: string; args: MessageArgs };

export type MessageArgs = { [name: string]: MessageArg };

export type MessageArg = string | number | Money | Message | (string | Message)[];

/** Whether a value from outside (a JSON column, an answer) has the shape of a Message. Its code may still be one that nobody knows. */
export function isMessage(value: unknown): value is Message {
  return isRecord(value) && typeof value.code === "string" && isRecord(value.args);
}

/** Words that are nobody's catalogue: what a 3PL answered, a note, a sentence that an older version stored. Shown as they are in every language. */
export function verbatim(text: string): Message {
  return { code: "platform:verbatim", args: { text } };
}

/** Somebody's sentence, to stand within one of ours. */
export function withoutFullStop(sentence: string): string {
  return sentence.trimEnd().replace(/\.$/, "");
}

/** A JSON column as a Message: old rows hold sentences, and something that is neither is said to be so instead of crashing the page. */
export function storedMessage(value: unknown): Message {
  if (isMessage(value)) return value;
  if (typeof value === "string") return verbatim(value);
  return { code: "platform:unknown", args: { code: "" } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
