import type { ProductRecord, VariantRecord } from "./product-record.ts";
import type { ShopState } from "./shop-state.ts";

export type NewVariant = {
  title: string;
  sku: string | null;
  barcode?: string | null;
  priceMinor: number;
  grams: number;
  requiresShipping?: boolean;
  /** As `requiresShipping` when left out. */
  tracked?: boolean;
  createdAt?: number;
};

/** Adds a variant with its inventory item to a product, stocked nowhere yet. Tells nothing. */
export function addVariant(state: ShopState, product: ProductRecord, input: NewVariant): VariantRecord {
  const at = input.createdAt ?? state.now();
  const requiresShipping = input.requiresShipping ?? true;
  const variant: VariantRecord = {
    __typename: "ProductVariant",
    id: state.nextId("variant"),
    product,
    inventoryItemId: state.nextId("inventoryItem"),
    title: input.title,
    sku: input.sku,
    barcode: input.barcode ?? null,
    priceMinor: input.priceMinor,
    compareAtPriceMinor: null,
    grams: input.grams,
    weightUnit: "GRAMS",
    requiresShipping,
    tracked: input.tracked ?? requiresShipping,
    costMinor: null,
    countryCodeOfOrigin: null,
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: null,
    isDeleted: false,
    createdAt: at,
    updatedAt: at,
  };
  product.variants.push(variant);
  state.variants.set(variant.id, variant);
  state.variantsByItem.set(variant.inventoryItemId, variant);
  if (variant.sku) state.variantsBySku.set(variant.sku, variant);
  return variant;
}
