/**
 * What the action on Shopify's own page of a customer segment is told: the answer of `GET /app/segments/:segmentId/use`. All that is to be read stands in
 * the words of who reads it. What was deployed with an earlier or a later version reads it too: fields are added, never changed or taken away.
 */
export type SegmentBlock = {
  /** Journeys that are live. `why`: what keeps one from people without a cart; null of one that is for them. */
  journeys: { id: string; name: string; why: string | null }[];
  /** The last that was counted or started for it. */
  use: SegmentUse | null;
};

export type SegmentUse = {
  id: string;
  journey: string;
  /** `counting`, `counted`, `starting`, `done`, `stopped` or `failed`. */
  state: string;
  /** How far it is; null where nothing is under way. */
  progress: string | null;
  /** Of those who enter, or entered; empty while nobody was counted. */
  entering: string[];
  /** Of those who don't, and why. */
  leftOut: string[];
  /** How many entering would be written to. */
  reached: number;
  /** Why it failed. */
  problem: string | null;
};

/** What `POST /app/segments/:segmentId/use` answers: whether it was begun, and a sentence where it wasn't. */
export type SegmentAnswer = { ok: boolean; message: string };
