import { activateLevel } from "../inventory/activate-level.ts";
import { changeLevel } from "../inventory/change-level.ts";
import { addVariant } from "../state/add-variant.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { changeItem, checkItem, type ItemInput } from "./change-item.ts";
import { forgetVariant } from "./delete-product.ts";
import { minorOf, productOf, type ProductError } from "./find-product.ts";
import { tellItem, touchProduct } from "./tell-product.ts";

export type VariantInput = {
  id?: string | null;
  barcode?: string | null;
  price?: string | number | null;
  compareAtPrice?: string | number | null;
  inventoryItem?: ItemInput | null;
  inventoryQuantities?: { availableQuantity: number; locationId: string }[] | null;
  optionValues?: { name?: string | null; optionName?: string | null }[] | null;
};

type Outcome = { outcome: "done"; product: ProductRecord; variants: VariantRecord[] } | { outcome: "refused"; errors: ProductError[] };

const refused = (field: string[], message: string, code: string): Outcome => ({ outcome: "refused", errors: [{ field, message, code }] });
const noProduct = () => refused(["productId"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST");

/** `productVariantsBulkCreate`. A lone variant without options makes way for the first ones that have some. All of them or none. */
export function createVariants(state: ShopState, productGid: string, inputs: VariantInput[]): Outcome {
  const product = productOf(state, productGid);
  if (!product) return noProduct();
  for (const [index, { inventoryItem, inventoryQuantities }] of inputs.entries()) {
    const field = ["variants", String(index)];
    const errors = checkItem(inventoryItem ?? {}, [...field, "inventoryItem"]);
    if (errors.length > 0) return { outcome: "refused", errors };
    if (inventoryQuantities?.some(({ locationId }) => !state.locations.has(numericId(locationId, "Location") ?? 0)))
      return refused(
        [...field, "inventoryQuantities"],
        "Quantity couldn't be set because the location was deleted.",
        "TRACKED_VARIANT_LOCATION_NOT_FOUND",
      );
  }
  const alone = product.variants.find(({ title }) => title === "Default Title");
  const variants = inputs.map((input) => {
    const item = input.inventoryItem ?? {};
    const variant = addVariant(state, product, {
      title: titleOf(input) ?? "Default Title",
      sku: item.sku ?? null,
      barcode: input.barcode ?? null,
      priceMinor: minorOf(input.price) ?? product.variants[0]?.priceMinor ?? 0,
      grams: 0,
      tracked: item.tracked ?? false,
      requiresShipping: item.requiresShipping ?? true,
    });
    variant.compareAtPriceMinor = minorOf(input.compareAtPrice) ?? null;
    changeItem(state, variant, item);
    tellItem(state, variant, "create");
    for (const { locationId, availableQuantity } of input.inventoryQuantities ?? [])
      changeLevel(state, activateLevel(state, variant.inventoryItemId, numericId(locationId, "Location") ?? 0), {
        available: availableQuantity,
      });
    return variant;
  });
  const names = inputs[0]?.optionValues?.flatMap(({ optionName }) => optionName ?? []) ?? [];
  if (alone && names.length > 0) {
    product.optionNames = names;
    forgetVariant(state, alone);
    product.variants = product.variants.filter((variant) => variant !== alone);
  }
  touchProduct(state, product);
  return { outcome: "done", product, variants };
}

/** `productVariantsBulkUpdate`: price, barcode, options and inventory item. What is not named stays; all of them or none. */
export function updateVariants(state: ShopState, productGid: string, inputs: VariantInput[]): Outcome {
  const product = productOf(state, productGid);
  if (!product) return noProduct();
  const found: { variant: VariantRecord; input: VariantInput }[] = [];
  for (const [index, input] of inputs.entries()) {
    const field = ["variants", String(index)];
    if (input.id == null) return refused([...field, "id"], "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING");
    const variant = product.variants.find(({ id }) => id === numericId(input.id ?? "", "ProductVariant"));
    if (!variant) return refused([...field, "id"], "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
    if (input.inventoryQuantities)
      return refused(
        [...field, "inventoryQuantities"],
        "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.",
        "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
      );
    const errors = checkItem(input.inventoryItem ?? {}, [...field, "inventoryItem"]);
    if (errors.length > 0) return { outcome: "refused", errors };
    found.push({ variant, input });
  }
  for (const { variant, input } of found) {
    variant.updatedAt = state.now();
    variant.priceMinor = minorOf(input.price) ?? variant.priceMinor;
    if (input.compareAtPrice !== undefined) variant.compareAtPriceMinor = minorOf(input.compareAtPrice) ?? null;
    if (input.barcode !== undefined) variant.barcode = input.barcode === "" ? null : input.barcode;
    variant.title = titleOf(input) ?? variant.title;
    if (changeItem(state, variant, input.inventoryItem ?? {})) tellItem(state, variant, "update");
  }
  touchProduct(state, product);
  return { outcome: "done", product, variants: found.map(({ variant }) => variant) };
}

function titleOf({ optionValues }: VariantInput): string | undefined {
  return optionValues && optionValues.length > 0 ? optionValues.map(({ name }) => name ?? "").join(" / ") : undefined;
}
