import type { LineRecord, OrderRecord } from "../state/order-record.ts";
import type { NewLine } from "./new-line.ts";
import type { ShopState } from "../state/shop-state.ts";

/** Gift cards are sent by email. */
export function requiresShipping({ giftCard, requiresShipping, variant }: NewLine): boolean {
  return !giftCard && (requiresShipping ?? variant?.requiresShipping ?? true);
}

/** Adds a line to an order. Its fulfillment orders are the caller's to make. */
export function addLine(state: ShopState, order: OrderRecord, input: NewLine): LineRecord {
  const { variant, quantity } = input;
  const sold = variant && (variant.title === "Default Title" ? variant.product.title : `${variant.product.title} - ${variant.title}`);
  const unitMinor = input.unitMinor ?? variant?.priceMinor ?? 0;
  const shipped = requiresShipping(input);
  const line: LineRecord = {
    __typename: "LineItem",
    id: state.nextId("line"),
    order,
    variant,
    title: input.title ?? sold ?? "Custom item",
    sku: variant?.sku ?? input.sku ?? null,
    variantTitle: input.variantTitle ?? (variant && variant.title !== "Default Title" ? variant.title : null),
    vendor: input.vendor ?? variant?.product.vendor ?? null,
    grams: input.grams ?? variant?.grams ?? 0,
    quantity,
    currentQuantity: quantity,
    fulfilledQuantity: 0,
    returnedQuantity: 0,
    unitMinor,
    totalMinor: unitMinor * quantity,
    discountMinor: 0,
    taxable: input.taxable ?? true,
    taxLines: input.taxLines ?? null,
    bypassesStock: input.bypassesStock ?? false,
    requiresShipping: shipped,
    giftCard: input.giftCard ?? false,
    delivery: shipped ? (input.delivery ?? "SHIPPING") : "NONE",
    ...(input.dueAt && { dueAt: input.dueAt }),
    ...(input.group && { group: input.group }),
    customAttributes: input.customAttributes ?? [],
  };
  order.lines.push(line);
  state.lines.set(line.id, line);
  return line;
}
