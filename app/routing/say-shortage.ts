import { unitsInStock } from "./units-in-stock.ts";
import type { Goods } from "./routing-problem.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

/** What a warehouse lacks to ship the goods alone: "Manchester has 2 of the 5 units of 85123A". Null when it lacks nothing. */
export function sayShortage(offer: WarehouseOffer, goods: readonly Pick<Goods, "sku" | "quantity">[]): string | null {
  const short = goods.filter(({ sku, quantity }) => unitsInStock(offer, sku) < quantity);
  const [first] = short;
  if (!first) return null;
  if (goods.every(({ sku }) => unitsInStock(offer, sku) === 0)) {
    return `${offer.name} has ${goods.length === 1 ? `no ${first.sku}` : "none of the ordered items"}`;
  }
  const others = short.length - 1;
  const further = others === 0 ? "" : ` and is short of ${others} other ${others === 1 ? "item" : "items"}`;
  const held = unitsInStock(offer, first.sku);
  const units = first.quantity === 1 ? "unit" : "units";
  return `${offer.name} has ${held === 0 ? `no ${first.sku}` : `${held} of the ${first.quantity} ${units} of ${first.sku}`}${further}`;
}
