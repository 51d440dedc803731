import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

export type ConnectChoices = {
  /** The merchant's own locations, whose stock a built-in warehouse can start from. */
  locations: { id: string; name: string; countryCode: string | null }[];
  /** IANA names. */
  timeZones: string[];
  /** The rank after the last one. */
  nextPriority: number;
};

/** What a merchant can choose from when a warehouse is connected. */
export function readConnectChoices(shop: Shop): Promise<ConnectChoices> {
  return inShop(shop, async (db) => {
    const locations = await db.location.findMany({
      where: { shopId: shop.id, isActive: true, isFulfillmentService: false },
      select: { id: true, name: true, countryCode: true },
      orderBy: { name: "asc" },
    });
    const { _max } = await db.warehouse.aggregate({ where: { shopId: shop.id, state: { not: "disconnected" } }, _max: { priority: true } });
    return {
      locations: locations.map((location) => ({ ...location, id: String(location.id) })),
      timeZones: Intl.supportedValuesOf("timeZone"),
      nextPriority: (_max.priority ?? 0) + 1,
    };
  });
}
