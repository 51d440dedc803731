import { stableNumber } from "../data/stable-number.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { VariantRecord } from "../shopify/state/product-record.ts";
import { ControlFault } from "./control-fault.ts";

export type DrawnOrder = { lines: { variant: VariantRecord; quantity: number }[]; country: string; seed: string };

/** Most buyers live in the shop's own country. */
const COUNTRIES = ["GB", "GB", "GB", "GB", "GB", "GB", "GB", "GB", "DE", "FR", "IE", "US"];
const MOST_PER_LINE = 3;

/**
 * Orders of one to four things that are there to be shipped: from the fulfillment services' stock once there are some that have any, else
 * from the merchant's own. No thing is drawn more often than it is in stock. The same seed on the same stock draws the same orders.
 */
export function drawOrders(state: ShopState, count: number, seed: string): DrawnOrder[] {
  const stock = stockOf(state, true);
  const left = stock.length > 0 ? stock : stockOf(state, false);
  const draw = (salt: string, below: number) => stableNumber(`${seed}/${salt}`, below);

  return Array.from({ length: count }, (_, index) => {
    const lines: DrawnOrder["lines"] = [];
    const wanted = 1 + draw(`${index}:lines`, 4);
    for (let line = 0; line < wanted; line += 1) {
      const at = draw(`${index}:${line}:sku`, Math.max(1, left.length));
      const chosen = left[at];
      if (!chosen || lines.some(({ variant }) => variant === chosen.variant)) continue;
      const quantity = 1 + draw(`${index}:${line}:quantity`, Math.min(MOST_PER_LINE, chosen.available));
      chosen.available -= quantity;
      lines.push({ variant: chosen.variant, quantity });
      if (chosen.available > 0) continue;
      // Sold out: the last takes its place, so that every draw finds something.
      const last = left.pop();
      if (last && last !== chosen) left[at] = last;
    }
    if (lines.length === 0) throw new ControlFault(409, `There is stock for ${index} of ${count} orders only: set stock or ask for fewer.`);
    return { lines, country: COUNTRIES[draw(`${index}:country`, COUNTRIES.length)] ?? "GB", seed: `${seed}/${index}` };
  });
}

/** What each SKU has at its best-stocked place, among the services' locations or the merchant's own. */
function stockOf(state: ShopState, atServices: boolean): { variant: VariantRecord; available: number }[] {
  const places = new Set(
    [...state.locations.values()].filter((one) => one.isActive && (one.fulfillmentServiceId !== null) === atServices).map(({ id }) => id),
  );
  const stock: { variant: VariantRecord; available: number }[] = [];
  for (const variant of state.variantsBySku.values()) {
    if (!variant.tracked || variant.product.status !== "ACTIVE") continue;
    const levels = [...(state.inventory.get(variant.inventoryItemId)?.values() ?? [])].filter(({ locationId }) => places.has(locationId));
    const available = Math.max(0, ...levels.map((level) => level.available));
    if (available > 0) stock.push({ variant, available });
  }
  return stock;
}
