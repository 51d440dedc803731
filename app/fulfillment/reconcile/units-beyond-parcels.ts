import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isOpen } from "#app/parcels/parcel-stage.ts";

type Order = {
  fulfillmentOrders: readonly { lines: readonly { orderLineId: bigint; remainingQuantity: number; requiresShipping: boolean }[] }[];
  parcels: readonly { stage: ParcelStage; lines: readonly { orderLineId: bigint; quantity: number; shipped: number }[] }[];
};

/** Whether Shopify still wants units of an order that lie in no parcel which has yet to leave: what becomes of those is open. */
export function wantsUnitsBeyondParcels({ fulfillmentOrders, parcels }: Order): boolean {
  const beyond = new Map<bigint, number>();
  for (const { lines } of fulfillmentOrders)
    for (const { orderLineId, remainingQuantity, requiresShipping } of lines)
      if (requiresShipping) beyond.set(orderLineId, (beyond.get(orderLineId) ?? 0) + remainingQuantity);
  for (const { lines } of parcels.filter(isOpen))
    for (const { orderLineId, quantity, shipped } of lines) beyond.set(orderLineId, (beyond.get(orderLineId) ?? 0) - (quantity - shipped));
  return [...beyond.values()].some((units) => units > 0);
}
