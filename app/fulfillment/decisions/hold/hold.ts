import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#app/platform/actor.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { type HoldReason, holdReasonWords } from "../decision.ts";
import { decisions } from "../messages.ts";

/** Why somebody holds an order, and what they note of it. */
export type Hold = { reason: HoldReason; note: string | null };

type Standing = Hold & { by: Actor };

/** What it says on the order's timeline. */
export function sayHeld({ reason, note }: Hold): Message {
  const words = holdReasonWords(reason);
  return note ? decisions.message("held-with-note", { reason: words, note }) : decisions.message("held", { reason: words });
}

/** Whether a hold that stands says all that somebody says who holds the order once more: then they only pressed twice. */
export function saysNothingNew(standing: Standing, { reason, note }: Hold, by: Actor): boolean {
  return standing.reason === reason && isDeepStrictEqual(standing.by, by) && (note === null || linesOf(standing.note).includes(note));
}

/** The notes of everybody who holds an order, each on a line of its own, and whose it is where it isn't the first one's. */
export function withNote(known: string | null, note: string | null, by: Actor): string | null {
  if (note === null) return known;
  const line = by.kind === "staff" && by.name !== null && known !== null ? `${by.name}: ${note}` : note;
  const lines = linesOf(known);
  return lines.includes(line) ? known : [...lines, line].join("\n");
}

const linesOf = (note: string | null): string[] => (note === null ? [] : note.split("\n"));
