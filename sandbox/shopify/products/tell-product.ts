import { toGid } from "../state/gid.ts";
import { decimalAmount } from "../state/decimal-amount.ts";
import { payloadTime } from "../state/payload-time.ts";
import { productPayload } from "../state/product-payload.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { weightIn } from "./weight.ts";

/** Marks a product as changed now and tells `products/update`. */
export function touchProduct(state: ShopState, product: ProductRecord): void {
  product.updatedAt = state.now();
  tell(state, "products/update", "Product", product.id, productPayload(state, product));
}

/** Tells `inventory_items/…` of a variant's inventory item. */
export function tellItem(state: ShopState, variant: VariantRecord, event: "create" | "update" | "delete"): void {
  const time = (at: number) => payloadTime(at, state.shop.ianaTimezone);
  const id = variant.inventoryItemId;
  const payload = {
    id,
    admin_graphql_api_id: toGid("InventoryItem", id),
    sku: variant.sku,
    tracked: variant.tracked,
    requires_shipping: variant.requiresShipping,
    cost: variant.costMinor === null ? null : decimalAmount(variant.costMinor),
    country_code_of_origin: variant.countryCodeOfOrigin,
    province_code_of_origin: variant.provinceCodeOfOrigin,
    harmonized_system_code: variant.harmonizedSystemCode,
    country_harmonized_system_codes: [],
    weight_value: weightIn(variant.grams, variant.weightUnit),
    weight_unit: { GRAMS: "g", KILOGRAMS: "kg", OUNCES: "oz", POUNDS: "lb" }[variant.weightUnit],
    created_at: time(variant.createdAt),
    updated_at: time(variant.updatedAt),
  };
  const { admin_graphql_api_id, country_code_of_origin, province_code_of_origin, harmonized_system_code, country_harmonized_system_codes } =
    payload;
  const left = {
    id,
    admin_graphql_api_id,
    country_code_of_origin,
    province_code_of_origin,
    harmonized_system_code,
    country_harmonized_system_codes,
  };
  tell(state, `inventory_items/${event}`, "InventoryItem", id, event === "delete" ? left : payload);
}
