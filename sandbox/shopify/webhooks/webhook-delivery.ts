/** One webhook on its way to one address. */
export type WebhookDelivery = {
  readonly topic: string;
  readonly url: string;
  /** The same over all attempts: what an app tells duplicates by. */
  readonly webhookId: string;
  /** The same for every delivery about one event. */
  readonly eventId: string;
  readonly resourceId: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  attempts: number;
  state: "waiting" | "delivered" | "given up";
  /** Status or fault of the last attempt; null until it is answered. */
  lastAnswer: string | null;
  /** How long the last attempt took to be answered, in milliseconds. */
  lastMs: number | null;
};
