import { shareWithin } from "../../discounts/calculation/share-within.ts";
import type { NewLine } from "../../orders/new-line.ts";
import type { ShopState } from "../../state/shop-state.ts";

/**
 * A line as an order keeps it: a bundle's is one line for each of its parts, which are shipped and counted, and share the bundle's price by what each would
 * cost alone. A part that comes more than once has the same whole price each time; what is left over is the first single one's.
 */
export function expandBundle(state: ShopState, line: NewLine): NewLine[] {
  const { variant, quantity } = line;
  const parts = variant?.components;
  if (!variant || !parts) return [line];
  const shares = shareWithin(
    line.unitMinor ?? variant.priceMinor,
    parts.map((part) => Math.max(1, part.variant.priceMinor) * part.quantity * SCALE),
  );
  const units = parts.map((part, index) => Math.floor((shares[index] ?? 0) / part.quantity));
  const rest = shares.reduce((sum, share, index) => sum + share - (units[index] ?? 0) * (parts[index]?.quantity ?? 1), 0);
  const single = parts.findIndex((part) => part.quantity === 1);
  const group = {
    id: state.nextId("lineGroup"),
    variant,
    title: variant.product.title,
    quantity,
    customAttributes: line.customAttributes ?? [],
  };
  return parts.map((part, index) => ({
    variant: part.variant,
    quantity: part.quantity * quantity,
    unitMinor: (units[index] ?? 0) + (index === single ? rest : 0),
    group,
    ...(line.delivery && { delivery: line.delivery }),
    ...(line.dueAt && { dueAt: line.dueAt }),
  }));
}

/** A bundle may cost more than its parts: the weights must have room for it. */
const SCALE = 1_000;
