import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { isRecord, list, text } from "../../offer-client/src/read-answer.ts";
import { VISITOR_ATTRIBUTE } from "../../offer-client/src/visitor-attribute.ts";
import { load, page, path, type Code } from "./storefront.ts";

/** Amounts in hundredths of the buyer's currency. */
export type Cart = {
  /** By what this purchase is known in all places. */
  visitor: string;
  /** The cart doesn't say it yet. */
  isNew: boolean;
  lines: string;
  total: number;
  currency: string;
};

/** What of `/cart.js` is needed; null when it is something else. */
export function readCart(cart: unknown): Cart | null {
  if (!isRecord(cart) || typeof cart["total_price"] !== "number") return null;
  const lines = list(cart["items"], (line) => (isRecord(line) ? `${String(line["variant_id"])}:${String(line["quantity"])}` : null));
  const named = isRecord(cart["attributes"]) ? text(cart["attributes"][VISITOR_ATTRIBUTE]) : null;
  return {
    // What follows the token opens the cart: it is nobody else's.
    visitor: named ?? ((text(cart["token"]) ?? "").replace(/\?.*/, "") || String(crypto.randomUUID?.())),
    isNew: named === null,
    lines: lines.join(),
    total: cart["total_price"],
    currency: text(cart["currency"]) ?? "",
  };
}

/** Writes on the cart by what it is known: checkout and order then say the same. Where that fails each place knows its own. */
export function nameCart({ visitor }: Cart): void {
  void load(path("cart/update.js"), { attributes: { [VISITOR_ATTRIBUTE]: visitor } });
}

/** Named as the button's words for it. */
export type Added = "added" | "nodiscount" | "failed";

/** Puts an item into the cart, as the theme does it; the line says which offer it was. Never throws. */
export async function addToCart(item: OfferedItem, offerId: string): Promise<Added> {
  const { variantId, quantity } = item;
  const code = item.discount?.code;
  try {
    const actions = page.Shopify?.actions;
    if (!actions?.updateCart) return await addToOlderTheme(item, offerId);
    const merchandiseId = `gid://shopify/ProductVariant/${variantId}`;
    const lines = [{ merchandiseId, quantity, attributes: [{ key: "_waybill_offer", value: offerId }] }];
    // Codes are given all together: one alone would take the others off.
    const discountCodes = code ? allCodes((await actions.getCart()).cart?.discountCodes, code) : undefined;
    const { cart, userErrors } = await actions.updateCart({ lines, ...(discountCodes && { discountCodes }) });
    return userErrors?.length ? "failed" : howAdded(cart?.discountCodes, code);
  } catch {
    return "failed";
  }
}

/** Dawn before the standard actions, and what was made of it. */
async function addToOlderTheme({ variantId, quantity, discount }: OfferedItem, offerId: string): Promise<Added> {
  const drawer = document.querySelector<Drawer>("cart-drawer,cart-notification");
  const sections = drawer?.getSectionsToRender?.().map(({ id, section }) => section ?? id);
  const rendered = sections && { sections, sections_url: location.pathname };
  const items = [{ id: Number(variantId), quantity, properties: { _waybill_offer: offerId } }];
  const state = await load(path("cart/add.js"), { items, ...rendered });
  if (!isRecord(state)) return "failed";
  const code = discount?.code;
  // The code comes after the item: before, there may be nothing that it is for.
  const codes = code ? allCodes(codesOf(await load(path("cart.js"))), code).join() : "";
  const updated = code ? await load(path("cart/update.js"), { discount: codes, ...rendered }) : null;
  drawAgain(drawer, isRecord(updated) && updated["sections"] ? { ...state, sections: updated["sections"] } : state, variantId);
  return howAdded(codesOf(updated), code);
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

const codesOf = (cart: unknown) => (isRecord(cart) ? (cart["discount_codes"] as readonly Code[] | undefined) : undefined);

const allCodes = (codes: readonly Code[] | undefined, code: string) => [
  ...new Set([...(codes ?? []).filter(({ applicable }) => applicable !== false).map((one) => one.code), code]),
];

/** A code that the cart doesn't take is said: nobody is to think that it was. */
const howAdded = (codes: readonly Code[] | undefined, code: string | null | undefined): Added =>
  !code || codes?.some((one) => one.code.toLowerCase() === code.toLowerCase() && one.applicable !== false) ? "added" : "nodiscount";
