export type ConsentChannel = "email" | "sms" | "whatsApp";

export type ConsentState = "NEVER_SUBSCRIBED" | "PENDING" | "REDACTED" | "SUBSCRIBED" | "UNSUBSCRIBED";

/** What a customer said about marketing on one channel. */
export type ConsentRecord = {
  state: ConsentState;
  optInLevel: "SINGLE_OPT_IN" | "CONFIRMED_OPT_IN" | "UNKNOWN";
  /** When it was said; null while nothing was. */
  updatedAt: number | null;
  collectedFrom: "OTHER" | "SHOPIFY" | null;
};

export type Consents = Record<ConsentChannel, ConsentRecord>;

const nothingSaid = (): ConsentRecord => ({ state: "NEVER_SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", updatedAt: null, collectedFrom: null });

/** Of a new customer; whoever subscribed with the first order did so then, by email. */
export function newConsents(subscribedAt: number | null): Consents {
  const email: ConsentRecord =
    subscribedAt === null ? nothingSaid() : { ...nothingSaid(), state: "SUBSCRIBED", updatedAt: subscribedAt, collectedFrom: "SHOPIFY" };
  return { email, sms: nothingSaid(), whatsApp: nothingSaid() };
}

/** The word that the older enumerations have for it. */
export const olderState = ({ state }: ConsentRecord) => (state === "NEVER_SUBSCRIBED" ? "NOT_SUBSCRIBED" : state);
