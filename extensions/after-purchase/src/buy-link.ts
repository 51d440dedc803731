import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { VISITOR_ATTRIBUTE } from "../../offer-client/src/visitor-attribute.ts";

/**
 * A link that puts an offered item, with its discount, into a new cart of the shop and opens the checkout. The order's line says which offer
 * it was, as in every cart, and the order by what the purchase is known before it (`visitor`): both are one buyer's.
 */
export function buyLink(
  shop: { storefrontUrl?: string; myshopifyDomain: string },
  offerId: string,
  item: OfferedItem,
  visitor = "",
): string {
  const origin = (shop.storefrontUrl ?? `https://${shop.myshopifyDomain}`).replace(/\/$/, "");
  const properties = base64Url(JSON.stringify({ _waybill_offer: offerId }));
  const code = item.discount?.code;
  const known = visitor && `&${encodeURIComponent(`attributes[${VISITOR_ATTRIBUTE}]`)}=${encodeURIComponent(visitor)}`;
  return `${origin}/cart/${item.variantId}:${item.quantity}?properties=${properties}${known}${code ? `&discount=${encodeURIComponent(code)}` : ""}`;
}

/** Of text in any script. */
function base64Url(words: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(words));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
