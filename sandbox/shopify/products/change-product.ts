import { GraphQLError } from "graphql";
import { activateLevel } from "../inventory/activate-level.ts";
import { addProduct } from "../state/add-product.ts";
import { addTags } from "../state/change-tags.ts";
import type { NewMetafield } from "../state/check-metafield.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ProductRecord } from "../state/product-record.ts";
import { setMetafields } from "../state/set-metafields.ts";
import type { ShopState } from "../state/shop-state.ts";
import { productOf, type ProductError } from "./find-product.ts";
import { freeHandle, handleOf, isTaken } from "./handle.ts";
import { tellItem, touchProduct } from "./tell-product.ts";

export type ProductInput = {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  vendor?: string | null;
  productType?: string | null;
  status?: ProductRecord["status"] | null;
  tags?: string[] | null;
  descriptionHtml?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  category?: string | null;
  metafields?: Omit<NewMetafield, "ownerId">[] | null;
  productOptions?: { name?: string | null; values?: { name?: string | null }[] | null }[] | null;
};

type Refusal = { outcome: "refused"; errors: ProductError[]; /** As it stays. */ product?: ProductRecord };
type Outcome = { outcome: "done"; product: ProductRecord } | Refusal;

const refused = (field: string, message: string): Refusal => ({ outcome: "refused", errors: [{ field: [field], message, code: null }] });

/** `productCreate`: a product with one variant, at no price, not tracked, with nothing of it at the shop's first location, as Shopify begins. */
export function createProduct(state: ShopState, input: ProductInput): Outcome {
  if (input.id != null) return refused("input", "id cannot be specified during creation");
  if (!input.title?.trim()) return refused("title", "Title can't be blank");
  const wrong = check(state, input, null);
  if (wrong) return wrong;
  const variant = addProduct(state, {
    title: input.title,
    sku: null,
    priceMinor: 0,
    grams: 0,
    tracked: false,
    status: input.status ?? "ACTIVE",
    tags: addTags([], input.tags ?? []),
    productType: input.productType ?? "",
    ...(input.vendor != null && { vendor: input.vendor }),
    handle: input.handle?.trim() ? freeHandle(state, handleOf(input.handle)) : freeHandle(state, handleOf(input.title)),
  });
  const { product } = variant;
  const first = state.locations.values().find((location) => location.fulfillmentServiceId === null && location.isActive);
  if (first) activateLevel(state, variant.inventoryItemId, first.id);
  describe(product, input);
  keepMetafields(state, product, input);
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
  const wrong = check(state, input, product);
  if (wrong) return { ...wrong, product };
  for (const name of ["title", "vendor", "productType", "status"] as const)
    if (input[name] != null) Object.assign(product, { [name]: input[name] });
  if (input.tags) product.tags = addTags([], input.tags);
  if (input.handle != null) {
    const handle = handleOf(input.handle.trim() === "" ? product.title : input.handle);
    product.handle = handle === product.handle ? handle : freeHandle(state, handle);
  }
  describe(product, input);
  keepMetafields(state, product, input);
  touchProduct(state, product);
  return { outcome: "done", product };
}

const LONGEST_TAG = 255;

function check(state: ShopState, { handle, tags, category }: ProductInput, own: ProductRecord | null): Refusal | undefined {
  if (category != null && !/^gid:\/\/shopify\/TaxonomyCategory\/[a-z]{2}(-\d{1,6})*$/.test(category))
    throw new GraphQLError("Invalid product_taxonomy_node_id", { extensions: { code: "INVALID_PRODUCT_TAXONOMY_NODE_ID" } });
  if (tags?.some((tag) => tag.length > LONGEST_TAG)) return refused("tags", "Product tags is invalid");
  // Another one's handle is refused as it was written; only one made of other letters is numbered.
  if (handle?.trim() && /[a-z0-9-]/i.test(handle) && isTaken(state, handleOf(handle), own) && handleOf(handle) !== "product")
    return {
      outcome: "refused",
      errors: [{ field: ["input", "handle"], message: `Handle '${handle}' already in use. Please provide a new handle.`, code: null }],
    };
  return undefined;
}

function describe(product: ProductRecord, { descriptionHtml, seo }: ProductInput): void {
  product.descriptionHtml = descriptionHtml ?? product.descriptionHtml;
  if (seo) product.seo = { title: seo.title ?? product.seo.title, description: seo.description ?? product.seo.description };
}

function keepMetafields(state: ShopState, { id }: ProductRecord, { metafields }: ProductInput): void {
  const ownerId = toGid("Product", id);
  if (metafields)
    setMetafields(
      state,
      metafields.map((one) => ({ ...one, ownerId })),
      () => true,
    );
}

/** The product behind `productUpdate`'s `identifier`. */
export const identified = ({ id }: { id?: string | null }): { id: string | null } => ({
  id: id != null && numericId(id, "Product") !== undefined ? id : null,
});
