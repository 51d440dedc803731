type Line = { orderLineId: bigint; totalQuantity: number };

export type StandingFulfillmentOrder = { id: bigint; orderId: bigint; assignedLocationId: bigint | null; lines: readonly Line[] };

export type MovedPart = { id: bigint; fromLocationId: bigint };

/**
 * The fulfillment orders of `now` that hold a part of another one which somebody moved to their location: `before` is what was known of the
 * same orders. Shopify gives a moved part an id of its own, so that it looks like one that Shopify itself put there; but then nothing that
 * stood elsewhere has fewer units of the same line. What is added to an order, or wanted again after a fulfillment was cancelled, takes
 * nothing from any.
 */
export function movedParts(before: readonly StandingFulfillmentOrder[], now: readonly StandingFulfillmentOrder[]): MovedPart[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const givers = now.flatMap((one) => {
    const earlier = known.get(one.id);
    return earlier && earlier.assignedLocationId !== null
      ? [{ at: earlier.assignedLocationId, orderId: one.orderId, gave: given(earlier, one) }]
      : [];
  });
  return now.flatMap(({ id, orderId, assignedLocationId: at, lines }) => {
    if (known.has(id) || at === null || lines.length === 0) return [];
    const from = givers.find(
      (giver) =>
        giver.orderId === orderId &&
        giver.at !== at &&
        lines.every(({ orderLineId, totalQuantity }) => (giver.gave.get(orderLineId) ?? 0) >= totalQuantity),
    );
    if (!from) return [];
    for (const { orderLineId, totalQuantity } of lines) from.gave.set(orderLineId, (from.gave.get(orderLineId) ?? 0) - totalQuantity);
    return [{ id, fromLocationId: from.at }];
  });
}

/** The units of each line that a fulfillment order has no longer. */
function given(earlier: StandingFulfillmentOrder, now: StandingFulfillmentOrder): Map<bigint, number> {
  const gave = new Map<bigint, number>();
  const add = (lines: readonly Line[], sign: number) => {
    for (const { orderLineId, totalQuantity } of lines) gave.set(orderLineId, (gave.get(orderLineId) ?? 0) + sign * totalQuantity);
  };
  add(earlier.lines, 1);
  add(now.lines, -1);
  return gave;
}
