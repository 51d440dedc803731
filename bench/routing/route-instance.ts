import { Temporal } from "temporal-polyfill";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import type { Instance } from "./instance.ts";

const anyDay = { timeZone: "UTC", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5, 6, 7] };
const now = Temporal.Instant.from("2026-10-05T09:00:00Z");

/** Puts an instance to the router, with nothing switched on that it does not name. `ranked` gives the warehouses priorities in their order. */
export function routeInstance(
  { order, warehouses, policy }: Instance,
  { priorityCost = 0, ranked = false }: { priorityCost?: number; ranked?: boolean } = {},
): RoutingOutcome {
  const routable: RoutableOrder = {
    currency: order.currency,
    // Some country: priced by the zone for everywhere.
    destination: { countryCode: "GB", provinceCode: null, zip: null },
    lines: order.lines.map((line, index) => ({ ...line, lineId: String(index), title: line.sku })),
  };
  const offers = warehouses.map(({ id, stock, shipping, pick }, index): WarehouseOffer => ({
    id,
    name: id,
    priority: ranked ? index + 1 : 1,
    stock: new Map(Object.entries(stock)),
    prices: { currency: order.currency, zones: [{ name: "Everywhere", countries: ["*"], ...shipping }], pick },
    calendar: anyDay,
    open: true,
  }));
  const { splitPenalty, maxParcels = Infinity } = policy;
  return planRoute(routable, offers, { splitPenalty, maxParcels, dayOfDelayCost: 0, priorityCost, now });
}
