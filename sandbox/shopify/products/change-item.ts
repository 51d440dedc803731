import type { VariantRecord, WeightUnit } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { minorOf, type ProductError } from "./find-product.ts";
import { gramsOf } from "./weight.ts";

export type ItemInput = {
  sku?: string | null;
  tracked?: boolean | null;
  requiresShipping?: boolean | null;
  cost?: string | number | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  measurement?: { weight?: { value: number; unit: WeightUnit } | null } | null;
};

/** What is wrong with an inventory item as asked for. */
export function checkItem({ cost, measurement, countryCodeOfOrigin, harmonizedSystemCode }: ItemInput, field: string[]): ProductError[] {
  const errors: ProductError[] = [];
  const wrong = (name: string[], message: string) => errors.push({ field: [...field, ...name], message, code: "INVALID" });
  if (cost != null && Number(cost) < 0) wrong(["cost"], "Cost must be greater than or equal to 0");
  const weight = measurement?.weight;
  if (weight && weight.value < 0) wrong(["measurement", "weight"], `Measurement weight value ${weight.value} kg must be >= 0 kg`);
  if (countryCodeOfOrigin === "ZZ") wrong(["countryCodeOfOrigin"], "Country code of origin is invalid");
  if (harmonizedSystemCode != null && !/^\d{6,13}$/.test(harmonizedSystemCode.replaceAll(".", "")))
    wrong(["harmonizedSystemCode"], "Harmonized system code must be a number between six and thirteen digits");
  return errors;
}

/** Changes a variant's inventory item; what is not named stays. Answers whether anything is different now. */
export function changeItem(state: ShopState, variant: VariantRecord, input: ItemInput): boolean {
  const before = JSON.stringify(item(variant));
  if (input.sku !== undefined) changeSku(state, variant, input.sku === "" ? null : input.sku);
  if (input.tracked != null && input.tracked !== variant.tracked) changeTracked(state, variant, input.tracked);
  variant.requiresShipping = input.requiresShipping ?? variant.requiresShipping;
  if (input.cost !== undefined) variant.costMinor = minorOf(input.cost) ?? null;
  for (const name of ["countryCodeOfOrigin", "provinceCodeOfOrigin", "harmonizedSystemCode"] as const)
    if (input[name] !== undefined) variant[name] = input[name];
  const weight = input.measurement?.weight;
  if (weight) Object.assign(variant, { grams: gramsOf(weight), weightUnit: weight.unit });
  return JSON.stringify(item(variant)) !== before;
}

const item = ({ product: _, components: __, ...rest }: VariantRecord) => rest;

function changeSku(state: ShopState, variant: VariantRecord, sku: string | null): void {
  if (variant.sku !== null && state.variantsBySku.get(variant.sku) === variant) state.variantsBySku.delete(variant.sku);
  variant.sku = sku;
  if (sku !== null) state.variantsBySku.set(sku, variant);
}

/** What is set aside for open orders is counted only while stock is. */
function changeTracked(state: ShopState, variant: VariantRecord, tracked: boolean): void {
  variant.tracked = tracked;
  const open = [...state.fulfillmentOrders.values()].flatMap((one) =>
    one.lines.filter(({ line }) => line.variant === variant).map(({ remainingQuantity }) => ({ at: one.locationId, remainingQuantity })),
  );
  for (const level of state.inventory.get(variant.inventoryItemId)?.values() ?? []) {
    const here = open.filter(({ at }) => at === level.locationId);
    level.committed = tracked ? here.reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0) : 0;
    level.updatedAt = state.now();
  }
}
