import { addVariant, type NewVariant } from "./add-variant.ts";
import { productPayload } from "./product-payload.ts";
import type { ProductRecord, VariantRecord } from "./product-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

export type NewProduct = NewVariant & {
  productType?: string;
  vendor?: string;
  handle?: string;
  tags?: string[];
  status?: ProductRecord["status"];
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
    handle: input.handle ?? ([slug, input.sku?.toLowerCase()].filter(Boolean).join("-").replace(/\s+/g, "-") || String(id)),
    vendor: input.vendor ?? state.shop.name,
    productType: input.productType ?? "Gift",
    status: input.status ?? "ACTIVE",
    tags: input.tags ?? [],
    descriptionHtml: "",
    seo: { title: null, description: null },
    optionNames: ["Title"],
    variants: [],
    createdAt: at,
    updatedAt: at,
  };
  const variant = addVariant(state, product, { ...input, title: "Default Title" });
  state.products.set(product.id, product);
  tell(state, "products/create", "Product", product.id, productPayload(state, product));
  return variant;
}
