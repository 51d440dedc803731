import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { SearchText } from "#app/platform/forms/search-text.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countries } from "../parts/countries.ts";
import { readWarehouses } from "../warehouses/read-warehouses.server.ts";
import { readActivity } from "./read-activity.server.ts";
import { readCheckoutLines } from "./read-checkout-lines.server.ts";
import { readStockPage, type StockPage } from "./read-stock-page.server.ts";
import { readWarehouse } from "./read-warehouse.server.ts";

/** What a warehouse's page may be asked in its URL. What is not understood is left out, never an error. */
export const WarehouseQuery = z.object({
  tab: z.enum(["stock", "prices", "promise", "place", "activity"]).catch("stock"),
  after: z.string().max(255).nullable().catch(null),
  q: SearchText,
  drifted: z.literal("1").nullable().catch(null),
});

const NOTHING_FOUND: StockPage = { rows: [], next: null };

/** A warehouse's page: its card, and what the tab asked for shows. Null when the shop has no such warehouse. */
export async function readWarehouseView(shop: Shop, id: WarehouseId, asked: Readonly<Record<string, string>>, locale: string) {
  const details = await readWarehouse(shop, id);
  const [card] = details ? await readWarehouses(shop, id) : [];
  if (!details || !card) return null;

  const { tab, after, q, drifted } = WarehouseQuery.parse({ after: null, drifted: null, ...asked });
  return {
    asOf: nowDate().toISOString(),
    tab,
    details,
    card,
    stock:
      tab !== "stock"
        ? null
        : q === null
          ? NOTHING_FOUND
          : await readStockPage(shop, id, {
              after,
              search: q,
              drifted: drifted === "1",
              uncounted: !details.provider.capabilities.tellsStock,
            }),
    checkout: tab === "prices" && details.provider.capabilities.namesServices ? await readCheckoutLines(shop, id) : null,
    activity: tab === "activity" ? await readActivity(shop, id, z.uuid().nullable().catch(null).parse(after)) : null,
    countries: tab === "place" ? countries(locale) : [],
    timeZones: tab === "promise" ? Intl.supportedValuesOf("timeZone") : [],
  };
}

export type WarehouseView = NonNullable<Awaited<ReturnType<typeof readWarehouseView>>>;
