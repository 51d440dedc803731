import { toGid } from "../../shopify/state/gid.ts";
import { isoTime } from "../../shopify/state/iso-time.ts";
import type { ProductRecord, VariantRecord } from "../../shopify/state/product-record.ts";
import type { ShopState } from "../../shopify/state/shop-state.ts";
import { type Buyer, priceFor } from "../../storefront/buyer.ts";
import { isSold } from "../../storefront/cart.ts";
import { findProduct } from "../../storefront/find-product.ts";
import { pictureOf } from "../../storefront/product-facts.ts";

type Page = { first?: number | null; after?: string | null };

/** What the Storefront API answers from: the shop, its products and variants at the prices of a buyer's market. */
export function rootOf(state: ShopState, buyer: Buyer, origin: string) {
  const money = (minor: number) => ({ amount: (priceFor(buyer, minor) / 100).toFixed(2).replace(/0$/, ""), currencyCode: buyer.currency });
  const image = (product: ProductRecord) => ({
    __typename: "Image",
    id: toGid("ProductImage", product.id),
    url: `${origin}${pictureOf(product)}`,
    altText: product.title,
    width: 400,
    height: 300,
  });
  const noMetafields = { metafield: () => null, metafields: ({ identifiers }: { identifiers: unknown[] }) => identifiers.map(() => null) };

  const variantOf = (variant: VariantRecord): Record<string, unknown> => ({
    __typename: "ProductVariant",
    id: toGid("ProductVariant", variant.id),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    // The shop goes on selling without stock.
    availableForSale: isSold(variant),
    currentlyNotInStock: variant.tracked && stockOf(state, variant) <= 0,
    quantityAvailable: stockOf(state, variant),
    price: money(variant.priceMinor),
    compareAtPrice: variant.compareAtPriceMinor === null ? null : money(variant.compareAtPriceMinor),
    image: image(variant.product),
    requiresShipping: variant.requiresShipping,
    taxable: true,
    weight: variant.grams,
    weightUnit: "GRAMS",
    selectedOptions: variant.product.optionNames.map((name, index) => ({
      name,
      value: variant.title.split(" / ")[index] ?? variant.title,
    })),
    product: () => productOf(variant.product),
    ...noMetafields,
  });
  const productOf = (product: ProductRecord): Record<string, unknown> => {
    const sold = product.variants.filter(isSold);
    const prices = sold.map(({ priceMinor }) => priceMinor);
    const range = { minVariantPrice: money(Math.min(...prices)), maxVariantPrice: money(Math.max(...prices)) };
    return {
      __typename: "Product",
      id: toGid("Product", product.id),
      title: product.title,
      handle: product.handle,
      description: product.descriptionHtml.replace(/<[^>]*>/g, ""),
      descriptionHtml: product.descriptionHtml,
      vendor: product.vendor,
      productType: product.productType,
      tags: product.tags,
      availableForSale: sold.length > 0,
      totalInventory: sold.reduce((sum, variant) => sum + stockOf(state, variant), 0),
      isGiftCard: false,
      requiresSellingPlan: false,
      onlineStoreUrl: `${origin}/storefront/products/${product.handle}`,
      createdAt: isoTime(product.createdAt),
      updatedAt: isoTime(product.updatedAt),
      publishedAt: isoTime(product.createdAt),
      seo: product.seo,
      featuredImage: image(product),
      images: (page: Page) => connection([image(product)], page),
      priceRange: range,
      variants: (page: Page) => connection(sold.map(variantOf), page),
      variantsCount: { count: sold.length, precision: "EXACT" },
      selectedOrFirstAvailableVariant: () => (sold[0] ? variantOf(sold[0]) : null),
      options: product.optionNames.map((name, index) => ({
        id: toGid("ProductOption", product.id + index),
        name,
        values: [...new Set(sold.map(({ title }) => title.split(" / ")[index] ?? title))],
      })),
      ...noMetafields,
    };
  };

  const node = ({ id }: { id: string }) => {
    const [, kind, number] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? [];
    if (kind === "ProductVariant") {
      const variant = state.variants.get(Number(number));
      return variant && isSold(variant) ? variantOf(variant) : null;
    }
    const product = kind === "Product" ? state.products.get(Number(number)) : undefined;
    return product?.variants.some(isSold) ? productOf(product) : null;
  };
  return {
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    product: ({ id, handle }: { id?: string | null; handle?: string | null }) => {
      if (id) return node({ id });
      const product = handle ? findProduct(state, handle) : undefined;
      return product ? productOf(product) : null;
    },
    products: (page: Page) => connection([...state.products.values()].filter(({ variants }) => variants.some(isSold)).map(productOf), page),
    shop: {
      id: toGid("Shop", state.shop.id),
      name: state.shop.name,
      description: null,
      primaryDomain: { host: state.shop.myshopifyDomain, url: origin, sslEnabled: true },
      paymentSettings: { currencyCode: state.shop.currency, countryCode: "GB", enabledPresentmentCurrencies: ["GBP", "EUR", "USD"] },
    },
    localization: {
      country: {
        isoCode: buyer.country,
        name: buyer.country,
        currency: { isoCode: buyer.currency, name: buyer.currency, symbol: buyer.currency },
      },
      language: { isoCode: buyer.language.toUpperCase(), name: buyer.language, endonymName: buyer.language },
      market: { id: toGid("Market", buyer.market.id), handle: buyer.market.handle },
    },
  };
}

/** A page of a list; cursors are places in it. */
function connection(all: Record<string, unknown>[], { first, after }: Page) {
  const from = after ? Number(after) + 1 : 0;
  const nodes = all.slice(from, from + (first ?? 50));
  return {
    nodes,
    edges: nodes.map((one, index) => ({ node: one, cursor: String(from + index) })),
    pageInfo: {
      hasNextPage: from + nodes.length < all.length,
      hasPreviousPage: from > 0,
      startCursor: nodes.length > 0 ? String(from) : null,
      endCursor: nodes.length > 0 ? String(from + nodes.length - 1) : null,
    },
  };
}

function stockOf(state: ShopState, { inventoryItemId }: VariantRecord): number {
  let available = 0;
  for (const level of state.inventory.get(inventoryItemId)?.values() ?? []) available += level.available;
  return available;
}
