/**
 * The life of one message to one person, as one state machine.
 *
 * It is planned until somebody claims it, and claimed while a provider is being spoken to. From then on two voices tell of it: our own call,
 * and the provider's news, which come in any order, twice, or before the answer to the call. Each kind of news has a rank, and the highest that
 * was heard stands: what reached a person is never taken back by a late "sent". A refusal after "sent" counts (a bounce), one after
 * "delivered" does not.
 */
export const DELIVERY_STAGES = [
  "planned",
  "claimed",
  "unknown",
  "handed_over",
  "sent",
  "failed",
  "delivered",
  "read",
  "clicked",
  "suppressed",
  "expired",
] as const;

export type DeliveryStage = (typeof DELIVERY_STAGES)[number];

/** What a provider can tell of a message. */
export const DELIVERY_NEWS = ["handed_over", "sent", "failed", "delivered", "read", "clicked"] as const;

export type DeliveryNews = (typeof DELIVERY_NEWS)[number];

const rank = (stage: DeliveryStage): number => DELIVERY_STAGES.indexOf(stage);

/** What we do ourselves. Whatever else stands in a delivery is somebody's news of it. */
const OWN_MOVES: Partial<Record<DeliveryStage, readonly DeliveryStage[]>> = {
  planned: ["claimed", "suppressed", "expired"],
  // Back to planned: it surely did not leave, and may yet.
  claimed: ["planned", "unknown", "handed_over", "sent", "failed", "suppressed", "expired"],
  // The call that nobody waited for any more has its answer after all.
  unknown: ["handed_over", "sent", "failed"],
};

/** Whether we may move a delivery ourselves. */
export function canMove(from: DeliveryStage, to: DeliveryStage): boolean {
  return OWN_MOVES[from]?.includes(to) ?? false;
}

/**
 * Where a delivery stands once a provider's news of it is heard: twice the same is once, and the order does not matter. News of one that is
 * planned, suppressed or expired proves that it left all the same, and stands: better a ledger that owns up than one that looks tidy.
 */
export function afterNews(stage: DeliveryStage, news: DeliveryNews): DeliveryStage {
  if (stage === "suppressed" || stage === "expired") return news === "failed" ? stage : news;
  return rank(news) > rank(stage) ? news : stage;
}

type StageQuestion = ((delivery: { stage: DeliveryStage }) => boolean) & { stages: readonly DeliveryStage[] };

function anyOf(...stages: DeliveryStage[]): StageQuestion {
  return Object.assign((delivery: { stage: DeliveryStage }) => stages.includes(delivery.stage), { stages });
}

/** Nobody has begun to send it: it can be called off for certain. */
export const isPlanned = anyOf("planned");

/** Somebody is sending it at this moment, or died over it. */
export const isClaimed = anyOf("claimed");

/** It may have reached the person, or may be lost, and nobody can say which: for a person to look at. */
export const isInDoubt = anyOf("unknown");

/** It has left, or may have: it counts when somebody asks how much a person was sent. */
export const hasLeft = anyOf("claimed", "unknown", "handed_over", "sent", "delivered", "read", "clicked");

/** It reached the person, whatever was skipped on the way: `read` without `delivered` is delivered once. */
export const reachedPerson = anyOf("delivered", "read", "clicked");

/** Nothing more will happen to it by our doing. */
export const isOver = anyOf("handed_over", "sent", "failed", "delivered", "read", "clicked", "suppressed", "expired");
