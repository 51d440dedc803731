export type WebhookSubscription = {
  id: string;
  url: string;
  topics: readonly string[];
  description: string | null;
  /** `whsec_` and the base64 of 24 bytes. */
  secret: string;
  createdAt: string;
  enabled: boolean;
};
