import type { OfferedItem } from "../../../app/contracts/offers.ts";
import { afterDiscount } from "./after-discount.ts";
import { isRecord, link, text } from "./read-answer.ts";

/** What an item costs this buyer: the shop's own price in the buyer's market, before and after what Shopify takes off. */
export type PricedItem = OfferedItem & { price: number; fullPrice: number; currency: string };

/** The Storefront API, as an extension may ask it. */
export type Query = (query: string, options?: { variables?: Record<string, unknown> }) => Promise<{ data?: unknown }>;

const ITEM = `query Item($id: ID!, $country: CountryCode, $language: LanguageCode) @inContext(country: $country, language: $language) {
  node(id: $id) {
    ... on ProductVariant { title availableForSale price { amount currencyCode } image { url } product { title featuredImage { url } } }
  }
}`;

/** The first item that this buyer can buy, with its price. Null when there is none, or the shop says nothing that could be read. Never throws. */
export async function findPrice(
  items: readonly OfferedItem[],
  query: Query,
  market: { country?: string; language?: string },
): Promise<PricedItem | null> {
  for (const item of items) {
    const variables = { id: variantGid(item.variantId), country: market.country, language: languageCode(market.language) };
    const answer = await query(ITEM, { variables }).catch(() => ({}));
    const priced = readPrice(item, "data" in answer ? answer.data : null);
    if (priced !== null) return priced;
  }
  return null;
}

export const variantGid = (variantId: string) => `gid://shopify/ProductVariant/${variantId}`;

function readPrice(item: OfferedItem, data: unknown): PricedItem | null {
  const variant = isRecord(data) ? data["node"] : null;
  if (!isRecord(variant) || variant["availableForSale"] !== true || !isRecord(variant["price"])) return null;
  const amount = Number(variant["price"]["amount"]);
  const currency = text(variant["price"]["currencyCode"]);
  if (!(amount >= 0) || currency === null) return null;
  const product = isRecord(variant["product"]) ? variant["product"] : {};
  const fullPrice = amount * item.quantity;
  return {
    ...item,
    title: named(text(product["title"]) ?? item.title, text(variant["title"])),
    imageUrl: imageOf(variant["image"]) ?? imageOf(product["featuredImage"]) ?? item.imageUrl,
    fullPrice,
    price: item.discount === null ? fullPrice : afterDiscount(fullPrice, item.discount.percentage, currency),
    currency,
  };
}

const imageOf = (image: unknown) => (isRecord(image) ? link(image["url"]) : null);

/** Shopify calls the only variant of a product so. */
const named = (product: string, variant: string | null) =>
  variant === null || variant === "Default Title" ? product : `${product} – ${variant}`;

/** `pt-BR` as Storefront API writes it; a region that it does not tell apart is left out. */
function languageCode(language: string | undefined): string | undefined {
  const [name, region] = (language ?? "").toUpperCase().split("-");
  if (name === undefined || !/^[A-Z]{2}$/.test(name)) return undefined;
  if (name === "ZH") return region === "TW" || region === "HK" || region === "HANT" ? "ZH_TW" : "ZH_CN";
  return name === "PT" && (region === "BR" || region === "PT") ? `PT_${region}` : name;
}
