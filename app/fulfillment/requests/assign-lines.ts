/** A fulfillment order that stands at some location and has not been requested of anyone. */
export type WaitingFulfillmentOrder = {
  id: bigint;
  locationId: bigint | null;
  lines: readonly { id: bigint; orderLineId: bigint; quantity: number }[];
  /** It has other lines too, which stay where it stands. */
  restStays?: boolean;
};

/** What a planned parcel must contain, and where it must stand. */
export type ParcelNeed = {
  parcelId: string;
  locationId: bigint;
  lines: readonly { orderLineId: bigint; quantity: number }[];
};

/** A call of fulfillmentOrderMove. `lines` of null moves the whole fulfillment order. */
export type FulfillmentOrderMove = {
  fulfillmentOrderId: bigint;
  locationId: bigint;
  lines: readonly { id: bigint; quantity: number }[] | null;
};

export type LineAssignment =
  | { outcome: "assigned"; moves: readonly FulfillmentOrderMove[] }
  /** The order is no longer the one that was planned: plan again. */
  | { outcome: "outdated" };

type Taken = { lineId: bigint; quantity: number; parcel: ParcelNeed };

/**
 * The fewest moves that bring every unit to the location of its parcel.
 *
 * Units that stand where they are wanted stay there. Moves that take a part come before the move of what remains, because a move
 * of a part leaves the ids of the other lines as they were. Every unit of `waiting` must be wanted by exactly one parcel,
 * and the other way round; else the plan is outdated.
 */
export function assignLines(needs: readonly ParcelNeed[], waiting: readonly WaitingFulfillmentOrder[]): LineAssignment {
  const wanted = new Map(needs.map((need) => [need, new Map(need.lines.map((line) => [line.orderLineId, line.quantity]))]));
  const left = new Map(waiting.flatMap((order) => order.lines.map((line) => [line.id, line.quantity] as const)));
  const taken = new Map<WaitingFulfillmentOrder, Taken[]>(waiting.map((order) => [order, []]));

  const take = (order: WaitingFulfillmentOrder, stays: boolean) => {
    for (const need of needs) {
      if ((need.locationId === order.locationId) !== stays) continue;
      for (const line of order.lines) {
        const quantity = Math.min(wanted.get(need)?.get(line.orderLineId) ?? 0, left.get(line.id) ?? 0);
        if (quantity === 0) continue;
        wanted.get(need)?.set(line.orderLineId, (wanted.get(need)?.get(line.orderLineId) ?? 0) - quantity);
        left.set(line.id, (left.get(line.id) ?? 0) - quantity);
        taken.get(order)?.push({ lineId: line.id, quantity, parcel: need });
      }
    }
  };
  for (const order of waiting) take(order, true);
  for (const order of waiting) take(order, false);

  const unmet = [...wanted.values()].some((lines) => [...lines.values()].some((quantity) => quantity > 0));
  const unwanted = [...left.values()].some((quantity) => quantity > 0);
  if (unmet || unwanted) return { outcome: "outdated" };

  return { outcome: "assigned", moves: waiting.flatMap((order) => movesOf(order, taken.get(order) ?? [])) };
}

function movesOf(order: WaitingFulfillmentOrder, taken: readonly Taken[]): FulfillmentOrderMove[] {
  const leaving = new Map<bigint, { id: bigint; quantity: number }[]>();
  for (const { lineId, quantity, parcel } of taken) {
    if (parcel.locationId === order.locationId) continue;
    leaving.set(parcel.locationId, [...(leaving.get(parcel.locationId) ?? []), { id: lineId, quantity }]);
  }
  const somethingStays = order.restStays || taken.some(({ parcel }) => parcel.locationId === order.locationId);
  const destinations = [...leaving];
  return destinations.flatMap(([locationId, lines], index) => {
    const isRest = !somethingStays && index === destinations.length - 1;
    return (isRest ? [null] : chunksOf(lines, MOST_LINES)).map((some) => ({ fulfillmentOrderId: order.id, locationId, lines: some }));
  });
}

/** Shopify takes at most so many things in one list. */
const MOST_LINES = 250;

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
