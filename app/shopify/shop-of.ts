import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

type ShopRow = { id: number; domain: string; name: string; currency: string; timeZone: string };

/** The shop that a row of the shop table tells of. */
export function shopOf({ id, domain, name, currency, timeZone }: ShopRow): Shop {
  return { id: id as ShopId, domain, name, currency, timeZone };
}
