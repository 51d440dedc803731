import { Temporal } from "temporal-polyfill";
import type { RoutableLine, RoutableOrder } from "./routable-order.ts";
import type { RoutingPolicy } from "./routing-policy.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

/** Plain values for the tests of this room. A Monday morning, in Britain. */
export const mondayMorning = Temporal.Instant.from("2026-10-05T09:00:00Z");

export function aLine(sku: string, quantity: number, more: Partial<RoutableLine> = {}): RoutableLine {
  return { lineId: `line-${sku}`, sku, title: sku, quantity, grams: 500, ...more };
}

export function anOrder(lines: readonly RoutableLine[], countryCode: string | null = "GB"): RoutableOrder {
  return { currency: "GBP", destination: { countryCode, provinceCode: null, zip: null }, lines };
}

/** A warehouse that sends anywhere for £5.00 a parcel and picks for nothing, unless told otherwise. */
export function aWarehouse(
  name: string,
  stock: Record<string, number>,
  more: Partial<Omit<WarehouseOffer, "stock">> & { base?: number } = {},
): WarehouseOffer {
  const { base = 500, ...rest } = more;
  return {
    id: name.toLowerCase(),
    name,
    priority: 1,
    stock: new Map(Object.entries(stock)),
    prices: {
      currency: "GBP",
      zones: [{ name: "Everywhere", countries: ["*"], base, perKg: 0 }],
      pick: { first: 0, extra: 0 },
    },
    calendar: { timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] },
    open: true,
    ...rest,
  };
}

export function aPolicy(more: Partial<RoutingPolicy> = {}): RoutingPolicy {
  return { splitPenalty: 0, maxParcels: 10, dayOfDelayCost: 0, priorityCost: 0, now: mondayMorning, ...more };
}
