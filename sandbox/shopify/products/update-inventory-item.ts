import { numericId } from "../state/numeric-id.ts";
import type { VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { changeItem, checkItem, type ItemInput } from "./change-item.ts";
import type { ProductError } from "./find-product.ts";
import { tellItem, touchProduct } from "./tell-product.ts";

/** `inventoryItemUpdate`: SKU, weight, tracking, customs. */
export function updateInventoryItem(
  state: ShopState,
  gid: string,
  input: ItemInput,
): { outcome: "updated"; variant: VariantRecord } | { outcome: "refused"; errors: ProductError[] } {
  const variant = state.variantsByItem.get(numericId(gid, "InventoryItem") ?? 0);
  if (!variant)
    return {
      outcome: "refused",
      errors: [{ field: ["id"], message: "The product couldn't be updated because it does not exist.", code: null }],
    };
  const errors = checkItem(input, ["input"]);
  if (errors.length > 0) return { outcome: "refused", errors };
  if (changeItem(state, variant, input)) {
    variant.updatedAt = state.now();
    tellItem(state, variant, "update");
    touchProduct(state, variant.product);
  }
  return { outcome: "updated", variant };
}
