import type { OfferedItem } from "../../../app/contracts/offers.ts";

/**
 * A link that puts an offered item, with its discount, into a new cart of the shop and opens the checkout. The order's line says which offer
 * it was, as in every cart.
 */
export function buyLink(shop: { storefrontUrl?: string; myshopifyDomain: string }, offerId: string, item: OfferedItem): string {
  const origin = (shop.storefrontUrl ?? `https://${shop.myshopifyDomain}`).replace(/\/$/, "");
  const properties = base64Url(JSON.stringify({ _waybill_offer: offerId }));
  const code = item.discount?.code;
  return `${origin}/cart/${item.variantId}:${item.quantity}?properties=${properties}${code ? `&discount=${encodeURIComponent(code)}` : ""}`;
}

/** Of text in any script. */
function base64Url(words: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(words));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
