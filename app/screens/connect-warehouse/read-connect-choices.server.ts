import { inShop } from "#app/platform/db/in-shop.server.ts";
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
  return inShop(shop, async (db) => {
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

/** Every country by its name in a language. */
export function countries(locale: string): ConnectPage["countries"] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return COUNTRY_CODES.map((value) => ({ label: names.of(value) ?? value, value })).sort((one, other) =>
    one.label.localeCompare(other.label, locale),
  );
}

/** ISO 3166-1 alpha-2, as Shopify knows countries. */
export const COUNTRY_CODES = (
  "AC AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CV CW CX " +
  "CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS " +
  "IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF " +
  "NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TA TC TD TF " +
  "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");
