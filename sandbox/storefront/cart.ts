import type { ShopState } from "../shopify/state/shop-state.ts";
import type { VariantRecord } from "../shopify/state/product-record.ts";

export type CartLine = { variant: VariantRecord; quantity: number };

const MOST_LINES = 50;
const MOST_UNITS = 999;

/** The cart that a browser carries in its cookie. What the shop doesn't sell any more falls out of it. */
export function readCart(state: ShopState, cookieHeader: string | undefined): CartLine[] {
  const cookie = /(?:^|;\s*)cart=([\d.-]*)/.exec(cookieHeader ?? "")?.[1] ?? "";
  const lines = cookie.split("-").flatMap((part) => {
    const [id, quantity] = part.split(".").map(Number);
    const variant = state.variants.get(id ?? 0);
    return variant && isSold(variant) && quantity ? [{ variant, quantity }] : [];
  });
  return tidy(lines);
}

/** The cookie that carries a cart. */
export function cartCookie(lines: CartLine[]): string {
  const value = tidy(lines)
    .map(({ variant, quantity }) => `${variant.id}.${quantity}`)
    .join("-");
  return `cart=${value}; Path=/storefront; HttpOnly; SameSite=Lax${value === "" ? "; Max-Age=0" : ""}`;
}

/** Whether buyers see a variant. */
export function isSold(variant: VariantRecord): boolean {
  return variant.product.status === "ACTIVE" && variant.priceMinor > 0;
}

function tidy(lines: CartLine[]): CartLine[] {
  const units = new Map<VariantRecord, number>();
  for (const { variant, quantity } of lines) units.set(variant, Math.min(MOST_UNITS, (units.get(variant) ?? 0) + Math.floor(quantity)));
  return [...units]
    .filter(([, quantity]) => quantity > 0)
    .slice(0, MOST_LINES)
    .map(([variant, quantity]) => ({ variant, quantity }));
}
