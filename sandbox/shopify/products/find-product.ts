import { numericId } from "../state/numeric-id.ts";
import type { ProductRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** A mistake in what was asked of products, as `userErrors` tell it. */
export type ProductError = { field: string[] | null; message: string; code: string | null };

export const productOf = (state: ShopState, gid: string | null | undefined): ProductRecord | undefined =>
  state.products.get(numericId(gid ?? "", "Product") ?? 0);

/** Price as it was written: `"12.5"` is 1250. Undefined stays. */
export const minorOf = (amount: string | number | null | undefined): number | undefined =>
  amount == null ? undefined : Math.round(Number(amount) * 100);
