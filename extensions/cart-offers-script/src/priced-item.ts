import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { afterDiscount } from "../../offer-client/src/after-discount.ts";
import { list, record, text } from "../../offer-client/src/read-answer.ts";

/** As it stands on the card. Prices are hundredths of the buyer's currency, as Shopify's product pages have them. */
export type PricedItem = { title: string; url: string; image: string | null; price: number; fullPrice: number };

/** What an item costs here, by the shop's `/products/HANDLE.js` in the buyer's market. Null when it can't be bought now. */
export function pricedItem(item: OfferedItem, product: unknown, currency: string): PricedItem | null {
  const { title, url, featured_image, variants } = record(product);
  const [variant] = list(variants, (one) => (String(record(one)["id"]) === item.variantId ? record(one) : null));
  const { available, price, public_title, featured_image: own } = variant ?? {};
  if (available !== true || typeof price !== "number") return null;
  const fullPrice = price * item.quantity;
  const named = text(public_title);
  return {
    title: (item.quantity > 1 ? `${item.quantity} × ` : "") + (text(title) ?? item.title) + (named === null ? "" : ` – ${named}`),
    url: text(url) ?? `/products/${item.handle}`,
    image: text(record(own)["src"] ?? featured_image) ?? item.imageUrl,
    fullPrice,
    price: item.discount === null ? fullPrice : Math.round(afterDiscount(fullPrice / 100, item.discount.percentage, currency) * 100),
  };
}
