type TrackedStep = { status: string; happenedAt: Date; publishedAt: Date | null };

/** Of steps of one moment, which comes first. */
const ORDER = ["LABEL_PURCHASED", "CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELIVERED"];

/**
 * The steps of a parcel's way that Shopify is to be told now, in the order in which they happened, each once.
 *
 * Shopify shows a parcel at the last step that it was told. So a step that came to us late, after a later one was told, is not told any
 * more, and nothing is told after the delivery: a parcel never goes back.
 */
export function eventsToPublish<Step extends TrackedStep>(steps: readonly Step[]): Step[] {
  const inOrder = [...steps].sort(compare);
  const lastTold = inOrder.findLastIndex((step) => step.publishedAt !== null);
  const delivered = inOrder.findIndex((step) => step.status === "DELIVERED");
  return inOrder.slice(lastTold + 1, delivered < 0 ? undefined : delivered + 1);
}

function compare(one: TrackedStep, other: TrackedStep): number {
  return one.happenedAt.getTime() - other.happenedAt.getTime() || ORDER.indexOf(one.status) - ORDER.indexOf(other.status);
}
