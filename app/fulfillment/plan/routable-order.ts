import type { RoutableOrder } from "#app/routing/routable-order.ts";

type OrderFacts = {
  shipTo: unknown;
  lines: readonly { id: bigint; sku: string | null; title: string }[];
};

type WaitingLine = {
  inventoryItemId: bigint | null;
  orderLineId: bigint;
  sku: string | null;
  remainingQuantity: number;
  requiresShipping: boolean;
  grams: number | null;
};

/** The part of an order that waits for a warehouse, in routing's terms. A line spread over several fulfillment orders is one line again. */
export function routableOrder(order: OrderFacts, waiting: readonly { lines: readonly WaitingLine[] }[], currency: string): RoutableOrder {
  const titles = new Map(order.lines.map((line) => [line.id, line]));
  const lines = new Map<bigint, RoutableOrder["lines"][number]>();
  for (const line of waiting.flatMap((fulfillmentOrder) => fulfillmentOrder.lines)) {
    if (!line.requiresShipping || line.remainingQuantity === 0) continue;
    const known = titles.get(line.orderLineId);
    lines.set(line.orderLineId, {
      lineId: String(line.orderLineId),
      inventoryItemId: line.inventoryItemId,
      sku: line.sku ?? known?.sku ?? "",
      title: known?.title ?? "",
      quantity: (lines.get(line.orderLineId)?.quantity ?? 0) + line.remainingQuantity,
      grams: line.grams ?? 0,
    });
  }
  return { currency, destination: destinationOf(order.shipTo), lines: [...lines.values()] };
}

/** What the buyer chose at checkout. */
export function shippingLineOf({ shippingTitle, shippingCode }: { shippingTitle: string | null; shippingCode: string | null }) {
  return { title: shippingTitle, code: shippingCode };
}

function destinationOf(shipTo: unknown): RoutableOrder["destination"] {
  const address = (shipTo ?? {}) as { countryCode?: string | null; provinceCode?: string | null; zip?: string | null };
  return { countryCode: address.countryCode ?? null, provinceCode: address.provinceCode ?? null, zip: address.zip ?? null };
}
