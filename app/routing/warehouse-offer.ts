import type { WorkingHours } from "#app/warehouses/next-cut-off.ts";
import type { PriceList } from "#app/warehouses/price-list.ts";

/** What one warehouse can do for an order at the moment of planning. */
export type WarehouseOffer = {
  id: string;
  name: string;
  /** The merchant's rank, 1 first. */
  priority: number;
  /** Sellable units now, by SKU. An absent SKU is none. */
  stock: ReadonlyMap<string, number>;
  prices: PriceList;
  calendar: WorkingHours;
  /** A paused warehouse is explained, never used. */
  open: boolean;
  /** False where money is due on delivery that this warehouse can't have collected: it would be given away. */
  collectsWhatIsDue?: boolean;
};

/** Whole units of a SKU that a warehouse can ship now; oversold stock is none. */
export function unitsInStock(offer: WarehouseOffer, sku: string): number {
  return Math.max(0, Math.floor(offer.stock.get(sku) ?? 0));
}
