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
