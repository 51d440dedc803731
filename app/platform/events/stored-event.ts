import type { z } from "zod";

/** An event as it was stored: one from outside as it came, one of our own as it was published. */
export type StoredEvent = {
  id: bigint;
  source: string;
  topic: string;
  entityKey: string;
  dedupeKey: string;
  /** Raw, as it came. */
  body: string;
  triggeredAt: Date;
  /** When it came here, or was published. */
  receivedAt: Date;
  /** 1 when this subscriber is given it for the first time. */
  attempt: number;
};

/** An event whose body says nothing that could be applied, now or later: it is parked at once, kept, and shown. */
export class UnreadableEvent extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "UnreadableEvent";
  }
}

/**
 * What an event says, as whoever hears it wants it. Throws an UnreadableEvent when it says something else: that is so now and ever, and the
 * event is parked at once, with its reason. What PostgreSQL keeps in no text (a zero character, half of a surrogate pair) is replaced.
 */
export function readPayload<Payload>(event: Pick<StoredEvent, "topic" | "body">, schema: z.ZodType<Payload, unknown>): Payload {
  let said: unknown;
  try {
    // oxlint-disable-next-line waybill/no-own-payload -- this is where
    said = JSON.parse(event.body, keepable);
  } catch (cause) {
    throw new UnreadableEvent(`The body of ${event.topic} is not JSON.`, { cause });
  }
  const payload = schema.safeParse(said);
  if (payload.success) return payload.data;
  // Only where it is wrong: the body may hold a buyer's name and address.
  const where = payload.error.issues.map(({ path, code }) => `${path.join(".") || "the whole"} (${code})`).slice(0, 5);
  throw new UnreadableEvent(`The body of ${event.topic} is not what was expected: ${where.join(", ")}.`);
}

function keepable(_key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const whole = value.isWellFormed() ? value : value.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\uFFFD") : whole;
}
