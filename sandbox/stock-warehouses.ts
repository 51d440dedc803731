import { fulfillmentCenters } from "./shipbob/fulfillment-centers.ts";
import type { ShipBob } from "./shipbob/create-shipbob.ts";
import { createHash } from "node:crypto";
import type { ShopState } from "./shopify/state/shop-state.ts";

/**
 * Gives ShipBob its part of the shop's stock: of every three SKUs it has two, one of them in Manchester alone, so that orders go to one
 * warehouse, to the other, and sometimes to both. What a SKU has is the same for the same seed.
 */
export function stockWarehouses(state: ShopState, shipbob: ShipBob, seed: number): void {
  const [manchester, cicero] = fulfillmentCenters;
  for (const variant of state.variants.values()) {
    if (!variant.sku) continue;
    const draw = createHash("sha256").update(`${seed}:${variant.sku}`).digest();
    const third = (draw[0] ?? 0) % 3;
    if (third === 0) continue;
    if (manchester) shipbob.setStock(variant.sku, manchester.id, 200 + (draw[1] ?? 0), variant.product.title);
    if (cicero && third === 2) shipbob.setStock(variant.sku, cicero.id, 50 + (draw[2] ?? 0), variant.product.title);
  }
}
