import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { productOf, type ProductError } from "./find-product.ts";
import { tellItem, touchProduct } from "./tell-product.ts";

type Refused = { outcome: "refused"; errors: ProductError[] };

/** `productDelete`: with its variants and their stock. Orders keep their lines, which know the ids still and no product any more. */
export function deleteProduct(state: ShopState, gid: string): { outcome: "deleted"; id: string } | Refused {
  const product = productOf(state, gid);
  if (!product) return { outcome: "refused", errors: [{ field: ["id"], message: "Product does not exist", code: null }] };
  for (const variant of product.variants) forgetVariant(state, variant);
  state.products.delete(product.id);
  tell(state, "products/delete", "Product", product.id, { id: product.id });
  return { outcome: "deleted", id: toGid("Product", product.id) };
}

/** `productVariantsBulkDelete`. All of them or none. */
export function deleteVariants(
  state: ShopState,
  productGid: string,
  gids: string[],
): { outcome: "deleted"; product: ProductRecord } | Refused {
  const product = productOf(state, productGid);
  const refused = (field: string[], message: string, code: string): Refused => ({ outcome: "refused", errors: [{ field, message, code }] });
  if (!product) return refused(["productId"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST");
  const ids = gids.map((gid) => numericId(gid, "ProductVariant"));
  const stranger = ids.findIndex((id) => !product.variants.some((variant) => variant.id === id));
  if (stranger >= 0)
    return refused(
      ["variantsIds", String(stranger)],
      "At least one variant does not belong to the product",
      "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT",
    );
  for (const variant of product.variants) if (ids.includes(variant.id)) forgetVariant(state, variant);
  product.variants = product.variants.filter(({ isDeleted }) => !isDeleted);
  touchProduct(state, product);
  return { outcome: "deleted", product };
}

/** Takes a variant and its inventory item out of the shop. */
export function forgetVariant(state: ShopState, variant: VariantRecord): void {
  variant.isDeleted = true;
  variant.tracked = false;
  state.variants.delete(variant.id);
  state.variantsByItem.delete(variant.inventoryItemId);
  if (variant.sku !== null && state.variantsBySku.get(variant.sku) === variant) state.variantsBySku.delete(variant.sku);
  state.inventory.delete(variant.inventoryItemId);
  tellItem(state, variant, "delete");
}
