type FulfillmentOrderUnits = {
  id: bigint;
  lines: readonly { id: bigint; orderLineId: bigint; remainingQuantity: number }[];
};

/**
 * A shipment's units as fulfillmentCreate wants them: by fulfillment order and by its lines, never more than remain. Units that no
 * fulfillment order has left are dropped: Shopify would refuse the whole. `isRest`: the units are all that remains of the fulfillment order.
 */
export function fulfillmentLines(
  shipped: readonly { orderLineId: bigint; quantity: number }[],
  fulfillmentOrders: readonly FulfillmentOrderUnits[],
): { fulfillmentOrderId: bigint; isRest: boolean; lines: { id: bigint; orderLineId: bigint; quantity: number }[] }[] {
  const left = new Map<bigint, number>();
  for (const { orderLineId, quantity } of shipped) left.set(orderLineId, (left.get(orderLineId) ?? 0) + quantity);

  return fulfillmentOrders.flatMap((fulfillmentOrder) => {
    const lines = fulfillmentOrder.lines.flatMap((line) => {
      const quantity = Math.min(line.remainingQuantity, left.get(line.orderLineId) ?? 0);
      if (quantity <= 0) return [];
      left.set(line.orderLineId, (left.get(line.orderLineId) ?? 0) - quantity);
      return [{ id: line.id, orderLineId: line.orderLineId, quantity }];
    });
    const remaining = fulfillmentOrder.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);
    const isRest = lines.reduce((sum, line) => sum + line.quantity, 0) === remaining;
    return lines.length === 0 ? [] : [{ fulfillmentOrderId: fulfillmentOrder.id, isRest, lines }];
  });
}
