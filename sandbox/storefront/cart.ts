import { createHash, randomBytes } from "node:crypto";
import type { VariantRecord } from "../shopify/state/product-record.ts";

/** What a buyer has chosen so far, under the token that his browser carries in a cookie. */
export type CartRecord = {
  token: string;
  lines: CartLine[];
  note: string;
  attributes: Record<string, string>;
  /** Discount codes as they were typed, whether they apply or not. */
  codes: string[];
  /** Of the checkout that was begun with it. */
  checkoutToken: string | null;
};

export type CartLine = {
  /** Names it in calls: its variant and its properties together. */
  key: string;
  variant: VariantRecord;
  quantity: number;
  properties: Record<string, string>;
};

export type Carts = Map<string, CartRecord>;

const MOST_LINES = 50;
const MOST_UNITS = 999;

/** A cart with nothing in it, which is kept once it is changed. */
export function emptyCart(): CartRecord {
  return { token: randomBytes(16).toString("hex"), lines: [], note: "", attributes: {}, codes: [], checkoutToken: null };
}

/** The cart of that token, without what the shop doesn't sell any more. */
export function findCart(carts: Carts, token: string | undefined): CartRecord | undefined {
  const cart = carts.get(token ?? "");
  if (cart) cart.lines = cart.lines.filter(({ variant }) => isSold(variant));
  return cart;
}

/** Puts something in. What is there already with the same properties gets more of it. */
export function addToCart(cart: CartRecord, variant: VariantRecord, quantity: number, properties: Record<string, string> = {}): CartLine {
  const key = lineKey(variant, properties);
  const there = cart.lines.find((line) => line.key === key);
  const units = Math.min(MOST_UNITS, (there?.quantity ?? 0) + Math.floor(quantity));
  if (there) {
    there.quantity = units;
    return there;
  }
  const line = { key, variant, quantity: units, properties };
  if (cart.lines.length < MOST_LINES) cart.lines.unshift(line);
  return line;
}

/** So many of a line from now on; none takes it out. */
export function setQuantity(cart: CartRecord, line: CartLine, quantity: number): void {
  line.quantity = Math.min(MOST_UNITS, Math.max(0, Math.floor(quantity)));
  cart.lines = cart.lines.filter((one) => one.quantity > 0);
}

/** Other properties on a line, which names it anew. */
export function setProperties(line: CartLine, properties: Record<string, string>): void {
  line.properties = properties;
  line.key = lineKey(line.variant, properties);
}

/** Whether buyers see a variant. */
export function isSold(variant: VariantRecord): boolean {
  const { status, isOffOnlineStore } = variant.product;
  return !variant.isDeleted && (status === "ACTIVE" || status === "UNLISTED") && !isOffOnlineStore && variant.priceMinor > 0;
}

function lineKey(variant: VariantRecord, properties: Record<string, string>): string {
  return `${variant.id}:${createHash("md5").update(JSON.stringify(properties)).digest("hex")}`;
}
