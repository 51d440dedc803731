import { countries } from "../parts/countries.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cardOf, type ProviderCard } from "#app/warehouses/providers/provider.ts";
import { findProvider, listProviders } from "#app/warehouses/providers/registry.server.ts";

export type ConnectChoices = {
  /** The merchant's own locations, whose stock a warehouse that is counted here can start from. */
  locations: { id: string; name: string; countryCode: string | null }[];
  /** IANA names. */
  timeZones: string[];
  /** The rank after the last one. */
  nextPriority: number;
};

export type ConnectPage = ConnectChoices & {
  /** Everybody that a warehouse can be connected of. */
  providers: ProviderCard[];
  /** The one that was chosen. */
  provider: ProviderCard | null;
  countries: { label: string; value: string }[];
};

/** What a merchant can choose from when a warehouse is connected; countries in their language. */
export function readConnectChoices(shop: Shop, kind: string | null, locale = "en"): Promise<ConnectPage> {
  const chosen = kind === null ? undefined : findProvider(kind);
  return readInShop(shop, async (db) => {
    const locations = await db.location.findMany({
      where: { shopId: shop.id, isActive: true, isFulfillmentService: false },
      select: { id: true, name: true, countryCode: true },
      orderBy: { name: "asc" },
    });
    const { _max } = await db.warehouse.aggregate({ where: { shopId: shop.id, state: { not: "disconnected" } }, _max: { priority: true } });
    return {
      providers: listProviders().map(cardOf),
      provider: chosen ? cardOf(chosen) : null,
      countries: countries(locale),
      locations: locations.map((location) => ({ ...location, id: String(location.id) })),
      timeZones: Intl.supportedValuesOf("timeZone"),
      nextPriority: (_max.priority ?? 0) + 1,
    };
  });
}
