import type { ProductRecord, VariantRecord } from "../shopify/state/product-record.ts";
import { isoTime } from "../shopify/state/iso-time.ts";
import { type Buyer, priceFor } from "./buyer.ts";
import { isSold } from "./cart.ts";

/** Where a product's picture is: its initials on a colour of its own, as the catalogue keeps no pictures. */
export function pictureOf(product: ProductRecord): string {
  return `/storefront/pictures/${product.id}.svg`;
}

/** Themes are given no more variants of a product than these, whatever it has: the rest are asked for one by one. */
const MOST_VARIANTS = 250;

/** A product as `/products/HANDLE.js` and Liquid tell it: prices in minor units of the buyer's currency. */
export function productFacts(product: ProductRecord, buyer: Buyer) {
  const variants = product.variants
    .filter(isSold)
    .slice(0, MOST_VARIANTS)
    .map((variant) => variantFacts(variant, buyer));
  const prices = variants.map(({ price }) => price);
  const options = product.optionNames.map((name, index) => ({
    name,
    position: index + 1,
    values: [...new Set(variants.map(({ options: chosen }) => chosen[index] ?? ""))],
  }));
  const picture = pictureOf(product);
  const [first = null] = variants;
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    published_at: isoTime(product.createdAt),
    created_at: isoTime(product.createdAt),
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    available: true,
    compare_at_price: first?.compare_at_price ?? null,
    variants,
    images: [picture],
    featured_image: picture,
    options,
    url: `/storefront/products/${product.handle}`,
    media: [{ alt: product.title, media_type: "image", src: picture, width: 400, height: 300, aspect_ratio: 4 / 3 }],
    requires_selling_plan: false,
    selling_plan_groups: [],
  };
}

/** Where stock is counted, selling goes on without it: everything that is sold is available. */
export function variantFacts(variant: VariantRecord, buyer: Buyer) {
  const { product } = variant;
  const isOnly = variant.title === "Default Title";
  const options = isOnly ? ["Default Title"] : variant.title.split(" / ");
  return {
    id: variant.id,
    title: variant.title,
    name: isOnly ? product.title : `${product.title} - ${variant.title}`,
    public_title: isOnly ? null : variant.title,
    option1: options[0] ?? null,
    option2: options[1] ?? null,
    option3: options[2] ?? null,
    options,
    sku: variant.sku,
    barcode: variant.barcode,
    requires_shipping: variant.requiresShipping,
    taxable: true,
    available: true,
    price: priceFor(buyer, variant.priceMinor),
    compare_at_price: variant.compareAtPriceMinor === null ? null : priceFor(buyer, variant.compareAtPriceMinor),
    weight: variant.grams,
    inventory_management: variant.tracked ? "shopify" : null,
    featured_image: null,
    requires_selling_plan: false,
    selling_plan_allocations: [],
  };
}
