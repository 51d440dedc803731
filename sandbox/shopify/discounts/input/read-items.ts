import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { DiscountItems } from "../discount-record.ts";
import type { Complaints } from "./complaints.ts";
import type { ItemsInput } from "./discount-input.ts";

/** What a discount is for: what it was for, with what is added and without what is taken away. The shop keeps no collections: none is found. */
export function readItems(
  state: ShopState,
  input: ItemsInput,
  known: DiscountItems | null,
  path: readonly string[],
  { say }: Complaints,
): DiscountItems | null {
  if (!input) return known;
  const { collections, products } = input;
  if (collections?.add?.length && (products?.productsToAdd?.length || products?.productVariantsToAdd?.length)) {
    say([...path, "collections", "add"], "Cannot entitle collections in combination with product variants or products", "CONFLICT");
    return known;
  }
  const missing = (gids: readonly string[] | null | undefined, exists: (id: number) => boolean, name: string, ...field: string[]) => {
    for (const gid of gids ?? []) {
      const id = numericId(gid) ?? 0;
      if (!exists(id)) say([...path, ...field], `${name} with id: ${id} is invalid`, "INVALID");
    }
  };
  missing(products?.productsToAdd, (id) => state.products.has(id), "Product", "products", "productsToAdd");
  missing(products?.productVariantsToAdd, (id) => isSold(state, id), "Product variant", "products", "productVariantsToAdd");
  missing(collections?.add, () => false, "Collection", "collections", "add");
  if (input.all === true) return { all: true };
  if (!products) return known;
  const named = known && !known.all ? known : { productIds: [], variantIds: [] };
  return {
    all: false,
    productIds: changed(named.productIds, products.productsToAdd, products.productsToRemove),
    variantIds: changed(named.variantIds, products.productVariantsToAdd, products.productVariantsToRemove),
  };
}

const isSold = (state: ShopState, id: number) => state.variants.get(id)?.isDeleted === false;

/** Numbers with others added, and without those that are removed. */
export function changed(known: readonly number[], add?: readonly string[] | null, remove?: readonly string[] | null): number[] {
  const gone = new Set((remove ?? []).map((gid) => numericId(gid)));
  return [...new Set([...known, ...(add ?? []).map((gid) => numericId(gid) ?? 0)])].filter((id) => !gone.has(id));
}
