import type { ProductRecord, VariantRecord } from "../../state/product-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { InventoryItemSource } from "../inventory-item-source.ts";
import { byIdAndTime, createdAndUpdated } from "./by-id-and-time.ts";
import { byAnyNumber, byNothing, byNumber, byTags, byText, byTexts, byTextNot, byTime, byTruth, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";

/** What is to be had of a variant at all its locations. */
export const availableOf = (shop: ShopState, { inventoryItemId, components }: VariantRecord): number => {
  // Of a bundle there is as much as its scarcest part makes.
  if (components) return Math.min(...components.map(({ variant, quantity }) => Math.floor(availableOf(shop, variant) / quantity)));
  let sum = 0;
  for (const level of shop.inventory.get(inventoryItemId)?.values() ?? []) sum += level.available;
  return sum;
};

export const inventoryOf = (shop: ShopState, { variants }: ProductRecord): number =>
  variants.reduce((sum, variant) => sum + availableOf(shop, variant), 0);

const isReduced = ({ priceMinor, compareAtPriceMinor }: VariantRecord) => compareAtPriceMinor !== null && compareAtPriceMinor > priceMinor;

const isPublished = (product: ProductRecord) =>
  product.status === "ACTIVE" ? ["published", "visible", "online_store_channel"] : ["unpublished", "hidden"];

const skus = ({ variants }: ProductRecord) => variants.flatMap(({ sku }) => sku ?? []);

/** Products. All active ones are published; there are no collections and gift cards among them. */
export const productList = (shop: ShopState): List<ProductRecord> => ({
  filters: {
    ...byIdAndTime,
    default: byWords((product) => [product.title, ...skus(product)].join(" ")),
    title: byWords(({ title }) => title),
    ...byTexts("handle", "status", "vendor"),
    ...byTags,
    product_type: byText(({ productType }) => productType),
    sku: byText(skus),
    barcode: byText(({ variants }) => variants.flatMap(({ barcode }) => barcode ?? [])),
    price: byAnyNumber(({ variants }) => variants.map(({ priceMinor }) => priceMinor / 100)),
    variant_id: byAnyNumber(({ variants }) => variants.map(({ id }) => id)),
    variant_title: byText(({ variants }) => variants.map(({ title }) => title)),
    inventory_total: byNumber((product) => inventoryOf(shop, product)),
    is_price_reduced: byTruth(({ variants }) => variants.some(isReduced)),
    has_only_default_variant: byTruth(({ variants }) => variants.length === 1 && variants[0]?.title === "Default Title"),
    out_of_stock_somewhere: byTruth(({ variants }) =>
      variants.some(({ inventoryItemId }) =>
        [...(shop.inventory.get(inventoryItemId)?.values() ?? [])].some(({ available }) => available <= 0),
      ),
    ),
    tracks_inventory: byTruth(({ variants }) => variants.some(({ tracked }) => tracked)),
    published_at: byTime(({ createdAt }) => createdAt),
    published_status: byText((product) => isPublished(product)),
    gift_card: byTruth(() => false),
    bundles: byTruth(({ bundle }) => bundle !== undefined),
    has_only_composites: byTruth(({ bundle }) => bundle !== undefined),
    has_variant_with_components: byTruth(({ bundle }) => bundle !== undefined),
    combined_listing_role: byText(() => "no_role"),
    ...byNothing("category_id", "collection_id", "delivery_profile_id", "error_feedback", "product_configuration_owner"),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    TITLE: ({ title }) => title,
    VENDOR: ({ vendor }) => vendor,
    PRODUCT_TYPE: ({ productType }) => productType,
    PUBLISHED_AT: ({ createdAt }) => createdAt,
    INVENTORY_TOTAL: (product) => inventoryOf(shop, product),
  }),
});

const fullTitle = ({ product, title }: VariantRecord) => `${product.title} - ${title}`;
const option = (index: number) =>
  byText<VariantRecord>(({ title, product }) => (product.optionNames.length > 1 ? title.split(" / ") : [title])[index] ?? null);

/** Variants, with what is known of their products. */
export const variantList = (shop: ShopState): List<VariantRecord> => ({
  filters: {
    ...byIdAndTime,
    default: byWords(({ product, sku }) => `${product.title} ${sku ?? ""}`),
    sku: byText(({ sku }) => sku),
    barcode: byText(({ barcode }) => barcode),
    title: byWords(({ title }) => title),
    option1: option(0),
    option2: option(1),
    option3: option(2),
    product_id: byNumber(({ product }) => product.id),
    product_ids: byNumber(({ product }) => product.id),
    product_status: byText(({ product }) => product.status),
    product_type: byText(({ product }) => product.productType),
    vendor: byText(({ product }) => product.vendor),
    tag: byText(({ product }) => product.tags),
    tag_not: byTextNot(({ product }) => product.tags),
    inventory_quantity: byNumber((variant) => availableOf(shop, variant)),
    location_id: byAnyNumber(({ inventoryItemId }) => [...(shop.inventory.get(inventoryItemId)?.keys() ?? [])]),
    managed: byTruth(({ tracked }) => tracked),
    managed_by: byText(({ tracked }) => (tracked ? "shopify" : null)),
    published_status: byText(({ product }) => isPublished(product)),
    taxable: byTruth(() => true),
    gift_card: byTruth(() => false),
    requires_components: byTruth(({ components }) => components !== undefined),
    exclude_composite: ({ components }) => components === undefined,
    exclude_variants_with_components: ({ components }) => components === undefined,
    ...byNothing("collection", "delivery_profile_id"),
  },
  sortKeys: () => ({
    SKU: ({ sku }) => sku,
    TITLE: ({ title }) => title,
    NAME: fullTitle,
    FULL_TITLE: fullTitle,
    POSITION: (variant) => variant.product.variants.indexOf(variant),
    INVENTORY_QUANTITY: (variant) => availableOf(shop, variant),
    INVENTORY_LEVELS_AVAILABLE: (variant) => availableOf(shop, variant),
    INVENTORY_MANAGEMENT: ({ tracked }) => (tracked ? "shopify" : ""),
    INVENTORY_POLICY: () => "continue",
  }),
});

/** Inventory items. */
export const itemList: List<InventoryItemSource> = {
  filters: {
    id: byNumber(({ id }) => id),
    sku: byText(({ variant }) => variant.sku),
    created_at: byTime(({ variant }) => variant.createdAt),
    updated_at: byTime(({ variant }) => variant.updatedAt),
  },
  sortKeys: () => ({}),
};
