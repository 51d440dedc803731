import type { Temporal } from "temporal-polyfill";
import type { ShippingZone } from "#app/warehouses/price-list.ts";
import { nextDeparture, type Departure } from "./next-departure.ts";
import type { RoutableOrder } from "./routable-order.ts";
import { zoneForCountry } from "./shipping-price.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

/** A warehouse that may ship the order, with what the order's address and moment decide. */
export type Site = { offer: WarehouseOffer; zone: ShippingZone; departure: Departure };

/** A warehouse that may not, and the first reason why. */
export type Refusal = { offer: WarehouseOffer; reason: "paused" | "address-not-served" | "currency-mismatch" | "cash-on-delivery" };

/** Sorts the warehouses that may ship the order, whatever their stock, from those that may not; the merchant's order of priority, then id. */
export function screenWarehouses(
  order: RoutableOrder,
  warehouses: readonly WarehouseOffer[],
  now: Temporal.Instant,
): { sites: readonly Site[]; refusals: readonly Refusal[] } {
  const sites: Site[] = [];
  const refusals: Refusal[] = [];
  const departures = new Map<string, Departure | null>();

  for (const offer of [...warehouses].sort(byPriority)) {
    const { calendar } = offer;
    const key = `${calendar.timeZone}|${calendar.cutOff}|${calendar.workingDays.join()}|${calendar.closedDays?.join() ?? ""}`;
    let departure = departures.get(key);
    if (departure === undefined) {
      departure = nextDeparture(calendar, now);
      departures.set(key, departure);
    }

    const zone = zoneForCountry(offer.prices, order.destination.countryCode);
    if (!offer.open || !departure) refusals.push({ offer, reason: "paused" });
    else if (!zone) refusals.push({ offer, reason: "address-not-served" });
    else if (offer.prices.currency !== order.currency) refusals.push({ offer, reason: "currency-mismatch" });
    else if (offer.collectsWhatIsDue === false) refusals.push({ offer, reason: "cash-on-delivery" });
    else sites.push({ offer, zone, departure });
  }
  return { sites, refusals };
}

function byPriority(a: WarehouseOffer, b: WarehouseOffer): number {
  return a.priority - b.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
