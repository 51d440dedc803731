import type { UnitsOfLine } from "../reconcile/unwanted-units.ts";

type Units = readonly { orderLineId: bigint; quantity: number }[];

/** What of `shipped` Shopify did not take as fulfilled. */
export function untoldUnits(shipped: Units, told: Units): UnitsOfLine[] {
  const left = new Map<bigint, number>();
  for (const { orderLineId, quantity } of shipped) left.set(orderLineId, (left.get(orderLineId) ?? 0) + quantity);
  for (const { orderLineId, quantity } of told) left.set(orderLineId, (left.get(orderLineId) ?? 0) - quantity);
  return [...left].filter(([, units]) => units > 0).map(([orderLineId, units]) => ({ orderLineId, units }));
}
