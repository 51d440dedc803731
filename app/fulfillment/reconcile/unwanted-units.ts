import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isCancelled, isPlanned, isShipped } from "#app/parcels/parcel-stage.ts";

type Line = { orderLineId: bigint; quantity: number; shipped: number };
type Parcel = { stage: ParcelStage; fulfillmentOrderIds: readonly bigint[]; lines: readonly Line[] };
type FulfillmentOrder = { id: bigint; lines: readonly { orderLineId: bigint; remainingQuantity: number }[] };

export type UnitsOfLine = { orderLineId: bigint; units: number };

/**
 * The units of a parcel that have not left yet and that Shopify no longer wants of its warehouse: refunded, edited away, fulfilled by
 * somebody else. What Shopify wants is what remains of the fulfillment orders that the parcel answers; one that is gone wants nothing.
 *
 * A parcel that nobody was asked for yet, one that has left whole and one that was called off have none.
 */
export function unwantedUnits(parcel: Parcel, fulfillmentOrders: readonly FulfillmentOrder[]): UnitsOfLine[] {
  if (isPlanned(parcel) || isShipped(parcel) || isCancelled(parcel)) return [];
  const wanted = new Map<bigint, number>();
  for (const { id, lines } of fulfillmentOrders)
    if (parcel.fulfillmentOrderIds.includes(id))
      for (const { orderLineId, remainingQuantity } of lines) wanted.set(orderLineId, (wanted.get(orderLineId) ?? 0) + remainingQuantity);
  return parcel.lines.flatMap(({ orderLineId, quantity, shipped }) => {
    const units = quantity - shipped - (wanted.get(orderLineId) ?? 0);
    return units > 0 ? [{ orderLineId, units }] : [];
  });
}
