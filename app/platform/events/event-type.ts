import type { z } from "zod";
import { readPayload, type StoredEvent } from "./stored-event.ts";

/** The source of the events that rooms publish. */
export const OWN_SOURCE = "waybill";

type Declaration<Payload> = {
  payload: z.ZodType<Payload>;
  /** What it is about: a subscriber is given events of one key one after the other, the oldest first. */
  key: (payload: Payload) => string;
  /** Two of a shop with the same dedupe key are one event. Without it each publication is one. */
  dedupeKey?: (payload: Payload) => string;
};

/** Something that happens in Waybill, which rooms above may want to hear. */
export type EventType<Payload> = {
  /** What, and what became of it: `parcel.shipped`. */
  topic: string;
  keyOf: (payload: Payload) => string;
  dedupeKeyOf: (payload: Payload) => string | null;
  /** What was published. Throws an UnreadableEvent when it is not what this release understands. */
  read: (event: Pick<StoredEvent, "topic" | "body">) => Payload;
};

/** Declares an event of the room's own, to be given to `publish` there and to `subscriber` above. */
export function defineEvent<Payload>(topic: string, declared: Declaration<Payload>): EventType<Payload> {
  return {
    topic,
    keyOf: declared.key,
    dedupeKeyOf: (payload) => declared.dedupeKey?.(payload) ?? null,
    read: (event) => readPayload(event, declared.payload),
  };
}
