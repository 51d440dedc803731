import { productPayload } from "./product-payload.ts";
import type { ProductRecord, VariantRecord } from "./product-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

export type NewProduct = {
  title: string;
  sku: string | null;
  barcode?: string | null;
  priceMinor: number;
  grams: number;
  requiresShipping?: boolean;
  productType?: string;
  tags?: string[];
  status?: ProductRecord["status"];
  createdAt?: number;
};

/** Adds a product with its one variant and inventory item, stocked nowhere yet. */
export function addProduct(state: ShopState, input: NewProduct): VariantRecord {
  const at = input.createdAt ?? state.now();
  const id = state.nextId("product");
  const slug = input.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const product: ProductRecord = {
    __typename: "Product",
    id,
    title: input.title,
    handle: [slug, input.sku?.toLowerCase()].filter(Boolean).join("-").replace(/\s+/g, "-") || String(id),
    vendor: state.shop.name,
    productType: input.productType ?? "Gift",
    status: input.status ?? "ACTIVE",
    tags: input.tags ?? [],
    variants: [],
    createdAt: at,
    updatedAt: at,
  };
  const variant: VariantRecord = {
    __typename: "ProductVariant",
    id: state.nextId("variant"),
    product,
    inventoryItemId: state.nextId("inventoryItem"),
    title: "Default Title",
    sku: input.sku,
    barcode: input.barcode ?? null,
    priceMinor: input.priceMinor,
    grams: input.grams,
    requiresShipping: input.requiresShipping ?? true,
    tracked: input.requiresShipping ?? true,
    createdAt: at,
    updatedAt: at,
  };
  product.variants.push(variant);
  state.products.set(product.id, product);
  state.variants.set(variant.id, variant);
  state.variantsByItem.set(variant.inventoryItemId, variant);
  if (variant.sku) state.variantsBySku.set(variant.sku, variant);
  tell(state, "products/create", "Product", product.id, productPayload(state, product));
  return variant;
}
