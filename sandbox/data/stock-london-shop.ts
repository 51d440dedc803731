import { activateLevel } from "../shopify/inventory/activate-level.ts";
import { changeLevel } from "../shopify/inventory/change-level.ts";
import { addLocation } from "../shopify/state/add-location.ts";
import { addProduct } from "../shopify/state/add-product.ts";
import type { LocationRecord } from "../shopify/state/location-record.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { stableNumber } from "./stable-number.ts";

/** Opens the merchant's own shop and puts 60 to 459 of most things in it; every sixteenth thing has run out. Two things have no SKU. */
export function stockLondonShop(state: ShopState, shopSeed: number): LocationRecord {
  const london = addLocation(state, { name: "London shop" });
  addProduct(state, { title: "Hand-painted one-off plate", sku: null, priceMinor: 2495, grams: 640 });
  addProduct(state, { title: "Mystery box", sku: null, priceMinor: 1000, grams: 900 });
  for (const variant of state.variants.values()) {
    if (!variant.tracked) continue;
    const level = activateLevel(state, variant.inventoryItemId, london.id);
    const seed = `${shopSeed}:${variant.sku ?? variant.product.title}`;
    if (stableNumber(`${seed}empty`, 16) > 0) changeLevel(state, level, { available: 60 + stableNumber(`${seed}stock`, 400) });
  }
  return london;
}
