import { addProduct } from "../state/add-product.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ProductRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { productOf, type ProductError } from "./find-product.ts";
import { tellItem, touchProduct } from "./tell-product.ts";

export type ProductInput = {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  vendor?: string | null;
  productType?: string | null;
  status?: ProductRecord["status"] | null;
  tags?: string[] | null;
  productOptions?: { name?: string | null; values?: { name?: string | null }[] | null }[] | null;
};

type Outcome = { outcome: "done"; product: ProductRecord } | { outcome: "refused"; errors: ProductError[] };

const refused = (field: string, message: string): Outcome => ({ outcome: "refused", errors: [{ field: [field], message, code: null }] });

/** `productCreate`: a product with one variant, at no price, not tracked and stocked nowhere, as Shopify begins. */
export function createProduct(state: ShopState, input: ProductInput): Outcome {
  if (!input.title?.trim()) return refused("title", "Title can't be blank");
  const variant = addProduct(state, {
    title: input.title,
    sku: null,
    priceMinor: 0,
    grams: 0,
    tracked: false,
    status: input.status ?? "ACTIVE",
    tags: input.tags ?? [],
    productType: input.productType ?? "",
    ...(input.vendor != null && { vendor: input.vendor }),
    ...(input.handle != null && { handle: input.handle }),
  });
  const { product } = variant;
  const options = input.productOptions ?? [];
  if (options.length > 0) {
    product.optionNames = options.map(({ name }) => name ?? "Title");
    variant.title = options.map(({ values }) => values?.[0]?.name ?? "Default Title").join(" / ");
  }
  tellItem(state, variant, "create");
  return { outcome: "done", product };
}

/** `productUpdate`. What is not named stays. */
export function updateProduct(state: ShopState, input: ProductInput): Outcome {
  const product = productOf(state, input.id);
  if (!product) return refused("id", "Product does not exist");
  if (input.title != null && input.title.trim() === "") return refused("title", "Title can't be blank");
  for (const name of ["title", "handle", "vendor", "productType", "status", "tags"] as const)
    if (input[name] != null) Object.assign(product, { [name]: input[name] });
  touchProduct(state, product);
  return { outcome: "done", product };
}

/** The product behind `productUpdate`'s `identifier`. */
export const identified = ({ id }: { id?: string | null }): { id: string | null } => ({
  id: id != null && numericId(id, "Product") !== undefined ? id : null,
});
