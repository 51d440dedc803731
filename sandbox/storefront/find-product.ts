import type { ProductRecord } from "../shopify/state/product-record.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { isSold } from "./cart.ts";

/** What buyers find under that handle or id. */
export function findProduct(state: ShopState, name: string): ProductRecord | undefined {
  const product = state.products.get(Number(name)) ?? state.products.values().find(({ handle }) => handle === name);
  return product?.variants.some(isSold) ? product : undefined;
}
