import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { list, record, text } from "../../offer-client/src/read-answer.ts";
import { VISITOR_ATTRIBUTE } from "../../offer-client/src/visitor-attribute.ts";
import { load, page, path, shopify } from "./storefront.ts";

/** Amounts in hundredths of the buyer's currency. */
export type Cart = {
  /** By what this purchase is known in all places. */
  visitor: string;
  /** The cart doesn't say it yet. */
  isNew: boolean;
  lines: string;
  total: number;
  currency: string;
  /** Those that hold. */
  codes: string[];
  /** What takes something off it, by name: a line for each code, and for each title of an automatic discount. */
  discounts: string;
};

/** What of `/cart.js` is needed; null when it is something else. */
export function readCart(cart: unknown): Cart | null {
  const { total_price: total, items, attributes, discount_codes, cart_level_discount_applications, token, currency } = record(cart);
  if (typeof total !== "number") return null;
  const lines = list(items, record);
  const named = text(record(attributes)[VISITOR_ATTRIBUTE]);
  const codes = list(discount_codes, (one) => (record(one)["applicable"] === false ? null : text(record(one)["code"])));
  const titles = [cart_level_discount_applications, ...lines.map((line) => line["discounts"])].flatMap((some) =>
    list(some, (one) => text(record(one)["title"])),
  );
  return {
    // What follows the token opens the cart: it is nobody else's.
    visitor: named ?? (text(token) ?? "").replace(/\?.*/, ""),
    isNew: named === null,
    lines: lines.map((line) => `${String(line["variant_id"])}:${String(line["quantity"])}`).join(),
    total,
    currency: text(currency) ?? "",
    codes,
    discounts: [...codes, ...titles].join("\n"),
  };
}

let cart: Promise<Cart | null> | undefined;

/** The cart, asked for once until it is another; null when it doesn't come soon. */
export const cartNow = () => (cart ??= load(path("cart.js")).then(readCart));

/** It is another one now. */
export function forgetCart(): void {
  cart = undefined;
}

/** Writes on the cart by what it is known: checkout and order then say the same. Where that fails each place knows its own. */
export function nameCart({ visitor }: Cart): void {
  void load(path("cart/update.js"), { attributes: { [VISITOR_ATTRIBUTE]: visitor } });
}

/** Named as the button's words for it. */
export type Added = "added" | "nodiscount" | "failed";

/**
 * Puts an item into the cart, as the theme does it; the line says which offer it was. That it was added is said without a word more only where the
 * cart then costs no more than `price` (hundredths) more than before: what Shopify takes off is Shopify's to choose. Never throws.
 */
export async function addToCart(item: OfferedItem, offerId: string, price: number): Promise<Added> {
  const { variantId, quantity, discount } = item;
  try {
    forgetCart();
    const before = await cartNow();
    if (!before) return "failed";
    const code = discount?.code;
    // Codes are given all together: one alone would take the others off.
    const discountCodes = code ? [...new Set([...before.codes, code])] : undefined;
    const { actions } = shopify;
    if (actions?.updateCart) {
      const merchandiseId = `gid://shopify/ProductVariant/${variantId}`;
      const lines = [{ merchandiseId, quantity, attributes: [{ key: "_waybill_offer", value: offerId }] }];
      const { userErrors } = await actions.updateCart({ lines, ...(discountCodes && { discountCodes }) });
      if (userErrors?.length) return "failed";
    } else if (!(await addToOlderTheme(item, offerId, discountCodes))) return "failed";
    forgetCart();
    const after = await cartNow();
    // A hundredth may be lost where what is off the order is shared anew.
    return discount && (after?.total ?? Infinity) - before.total > price + 1 ? "nodiscount" : "added";
  } catch {
    return "failed";
  }
}

/** Dawn before the standard actions, and what was made of it. */
async function addToOlderTheme({ variantId, quantity }: OfferedItem, offerId: string, codes: string[] | undefined): Promise<boolean> {
  const drawer = document.querySelector<Drawer>("cart-drawer,cart-notification");
  const sections = drawer?.getSectionsToRender?.().map(({ id, section }) => section ?? id);
  const rendered = sections && { sections, sections_url: location.pathname };
  const items = [{ id: Number(variantId), quantity, properties: { _waybill_offer: offerId } }];
  const state = await load(path("cart/add.js"), { items, ...rendered });
  if (!state) return false;
  // The code comes after the item: before, there may be nothing that it is for.
  const updated = codes && (await load(path("cart/update.js"), { discount: codes.join(), ...rendered }));
  drawAgain(drawer, { ...record(state), ...record(updated) }, variantId);
  return true;
}

/** Has the theme show the cart as it is now. What it can't do is no failure of adding: the item is in the cart. */
function drawAgain(drawer: Drawer | null, state: Record<string, unknown>, variantId: string): void {
  try {
    page.publish?.("cart-update", { source: "waybill", cartData: state, variantId: Number(variantId) });
    drawer?.classList.remove("is-empty");
    if (state["sections"]) drawer?.renderContents?.(state);
    else if (!page.publish) location.reload();
  } catch {
    location.reload();
  }
}

type Drawer = HTMLElement & {
  getSectionsToRender?: () => { id: string; section?: string }[];
  renderContents?: (state: unknown) => void;
};
