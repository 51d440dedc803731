import type { NewLine } from "../shopify/orders/new-line.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { ControlFault } from "./control-fault.ts";
import type { OrdersAsked } from "./orders-asked.ts";
import { attributeList, deliveryMethod, readTime } from "./read-terms.ts";

type LineAsked = Extract<OrdersAsked, { lines: unknown }>["lines"][number];

const GIFT_CARD_MINOR = 2500;

/** The lines that a control call named. What has a title and a price of its own, or is a gift card, need not be in the catalogue. */
export function findLines(state: ShopState, lines: LineAsked[]): NewLine[] {
  return lines.map((asked) => {
    const variant = findVariant(state, asked);
    const custom = asked.title !== undefined && (asked.giftCard === true || asked.price !== undefined);
    if (!variant && !custom) throw notSold(state, asked);
    const price = asked.price ?? (variant ? undefined : GIFT_CARD_MINOR);
    return {
      variant,
      quantity: asked.quantity,
      ...(!variant && asked.title !== undefined && { title: asked.title }),
      ...(price !== undefined && { unitMinor: price }),
      ...(asked.delivery && { delivery: deliveryMethod(asked.delivery) }),
      ...(asked.giftCard !== undefined && { giftCard: asked.giftCard }),
      ...(asked.requiresShipping !== undefined && { requiresShipping: asked.requiresShipping }),
      ...(asked.scheduledFor && { dueAt: asked.scheduledFor.map((when) => readTime(state, when)) }),
      ...(asked.attributes && { customAttributes: attributeList(asked.attributes) }),
    };
  });
}

export function findVariant(state: ShopState, { sku, variantId, title }: LineAsked) {
  if (sku !== undefined) return state.variantsBySku.get(sku) ?? null;
  if (variantId !== undefined) return state.variants.get(Number(String(variantId).split("/").at(-1))) ?? null;
  return state.variants.values().find((one) => one.product.title === title) ?? null;
}

/** What to say of a thing that the shop has not. */
export function notSold(state: ShopState, { sku, variantId, title }: LineAsked): ControlFault {
  const [example] = state.variantsBySku.keys();
  return new ControlFault(
    400,
    `The shop doesn't sell ${JSON.stringify(sku ?? variantId ?? title)}: see /storefront for what it has${example ? `, for instance sku ${example}` : ""}. For something else give "title" and "price".`,
  );
}
