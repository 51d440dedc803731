import type { WarehouseOffer } from "./warehouse-offer.ts";

/** Whole units of a SKU that a warehouse can ship now; oversold stock is none. */
export function unitsInStock(offer: WarehouseOffer, sku: string): number {
  return Math.max(0, Math.floor(offer.stock.get(sku) ?? 0));
}
