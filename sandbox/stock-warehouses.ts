import { stableNumber } from "./data/stable-number.ts";
import type { ShipBob } from "./shipbob/create-shipbob.ts";
import { changeLevel } from "./shopify/inventory/change-level.ts";
import type { ShopState } from "./shopify/state/shop-state.ts";

/**
 * Shares the shop's stock out: one SKU in six lies in the merchant's own location alone, one at ShipBob in Manchester alone, the rest in
 * both (and in Cicero), so that orders go to one warehouse, to the other, and about every tenth to both. The same seed shares the same.
 */
export function stockWarehouses(state: ShopState, shipbob: ShipBob, seed: number): void {
  const [manchester, cicero] = shipbob.fulfillmentCenters;
  for (const variant of state.variants.values()) {
    if (!variant.sku || !variant.tracked) continue;
    const share = stableNumber(`${seed}:${variant.sku}:share`, 6);
    if (share === 0) continue;
    const held = 60 + stableNumber(`${seed}:${variant.sku}:shipbob`, 400);
    if (manchester) shipbob.setStock(variant.sku, manchester.id, held, variant.product.title);
    if (cicero && share > 1) shipbob.setStock(variant.sku, cicero.id, held, variant.product.title);
    if (share === 1) {
      for (const level of state.inventory.get(variant.inventoryItemId)?.values() ?? [])
        changeLevel(state, level, { available: -level.available });
    }
  }
}
