import { connectionOf } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { optionValues, productOptions } from "../products/product-options.ts";
import { decimalAmount, moneyAmount } from "../state/decimal-amount.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";
import { idFields } from "./id-fields.ts";
import { inventoryItemSource } from "./inventory-item-source.ts";
import { metafieldFields } from "./metafield-fields.ts";
import type { ListArgs } from "./search/list-of.ts";
import { availableOf, inventoryOf, variantList } from "./search/product-list.ts";
import { sorted } from "./search/sorted.ts";
import { times } from "./times.ts";

/** Products and their variants. Selling goes on without stock; pictures and translations are not kept. */
export const productResolvers: ResolverMap = {
  Product: {
    ...times("createdAt", "updatedAt"),
    ...metafieldFields("Product"),
    ...idFields("Product"),
    publishedAt: (product: ProductRecord) => times("createdAt").createdAt(product),
    description({ descriptionHtml }: ProductRecord, { truncateAt }: { truncateAt?: number | null }) {
      const text = descriptionHtml.replace(/<[^>]*>/g, "").trim();
      return truncateAt != null && text.length > truncateAt ? `${text.slice(0, Math.max(0, truncateAt - 3))}...` : text;
    },
    featuredMedia: () => null,
    category: () => null,
    isGiftCard: () => false,
    onlineStoreUrl: (product: ProductRecord, _: unknown, { shop }: RequestContext) =>
      !["ACTIVE", "UNLISTED"].includes(product.status) || product.isOffOnlineStore
        ? null
        : `https://${shop.shop.myshopifyDomain}/storefront/products/${product.handle}`,
    hasOnlyDefaultVariant: (product: ProductRecord) => product.variants.length === 1 && product.variants[0]?.title === "Default Title",
    hasOutOfStockVariants: (product: ProductRecord, _: unknown, { shop }: RequestContext) =>
      product.variants.some((variant) => availableOf(shop, variant) <= 0),
    options: productOptions,
    priceRangeV2: (product: ProductRecord, _: unknown, { shop }: RequestContext) => {
      const prices = product.variants.map(({ priceMinor }) => priceMinor);
      const money = (minor: number) => ({ amount: moneyAmount(minor), currencyCode: shop.shop.currency });
      return { minVariantPrice: money(Math.min(...prices)), maxVariantPrice: money(Math.max(...prices)) };
    },
    totalInventory: (product: ProductRecord, _: unknown, { shop }: RequestContext) => inventoryOf(shop, product),
    tracksInventory: (product: ProductRecord) => product.variants.some(({ tracked }) => tracked),
    variants: (product: ProductRecord, args: ListArgs, context: RequestContext) =>
      connectionOf(sorted(product.variants, args.sortKey, variantList(context.shop).sortKeys(context)), args),
    variantsCount: (product: ProductRecord) => ({ count: product.variants.length, precision: "EXACT" }),
    mediaCount: () => ({ count: 0, precision: "EXACT" }),
  },
  ProductVariant: {
    ...times("createdAt", "updatedAt"),
    ...metafieldFields("ProductVariant"),
    ...idFields("ProductVariant"),
    displayName: (variant: VariantRecord) => `${variant.product.title} - ${variant.title}`,
    price: (variant: VariantRecord) => decimalAmount(variant.priceMinor),
    compareAtPrice: ({ compareAtPriceMinor }: VariantRecord) => (compareAtPriceMinor === null ? null : decimalAmount(compareAtPriceMinor)),
    availableForSale: (variant: VariantRecord) => variant.product.status === "ACTIVE",
    image: () => null,
    inventoryItem: (variant: VariantRecord) => inventoryItemSource(variant),
    inventoryPolicy: () => "CONTINUE",
    inventoryQuantity: (variant: VariantRecord, _: unknown, { shop }: RequestContext) => availableOf(shop, variant),
    sellableOnlineQuantity: (variant: VariantRecord, _: unknown, { shop }: RequestContext) => availableOf(shop, variant),
    position: (variant: VariantRecord) => variant.product.variants.indexOf(variant) + 1,
    selectedOptions: (variant: VariantRecord) =>
      variant.product.optionNames.map((name, index) => ({ name, value: optionValues(variant)[index] ?? "" })),
    taxable: () => true,
    unitPrice: () => null,
    unitPriceMeasurement: () => null,
  },
};
