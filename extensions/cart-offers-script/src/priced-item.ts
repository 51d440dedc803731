import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { afterDiscount } from "../../offer-client/src/after-discount.ts";
import { isRecord, text } from "../../offer-client/src/read-answer.ts";

/** As it stands on the card. Prices are hundredths of the buyer's currency, as Shopify's product pages have them. */
export type PricedItem = { title: string; url: string; image: string | null; price: number; fullPrice: number };

/** What an item costs here, by the shop's `/products/HANDLE.js` in the buyer's market. Null when it can't be bought now. */
export function pricedItem(item: OfferedItem, product: unknown, currency: string): PricedItem | null {
  if (!isRecord(product) || !Array.isArray(product["variants"])) return null;
  const variant = (product["variants"] as unknown[]).find((one) => isRecord(one) && String(one["id"]) === item.variantId);
  if (!isRecord(variant) || variant["available"] !== true || typeof variant["price"] !== "number") return null;
  const named = text(variant["public_title"]);
  const title = text(product["title"]) ?? item.title;
  const picture = isRecord(variant["featured_image"]) ? variant["featured_image"]["src"] : product["featured_image"];
  const fullPrice = variant["price"] * item.quantity;
  return {
    title: (item.quantity > 1 ? `${item.quantity} × ` : "") + title + (named === null ? "" : ` – ${named}`),
    url: text(product["url"]) ?? `/products/${item.handle}`,
    image: text(picture) ?? item.imageUrl,
    fullPrice,
    price: item.discount === null ? fullPrice : Math.round(afterDiscount(fullPrice / 100, item.discount.percentage, currency) * 100),
  };
}
