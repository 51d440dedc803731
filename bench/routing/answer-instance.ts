import { Temporal } from "temporal-polyfill";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import type { Instance } from "./instance.ts";

export type Answer =
  | { feasible: true; cost: number; parcels: { warehouse: string; lines: Record<string, number> }[] }
  | { feasible: false; cause: string; explanation: string };

const anyDay = { timeZone: "UTC", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5, 6, 7] };
const now = Temporal.Instant.from("2026-10-05T09:00:00Z");

/** Puts an instance to the router, with nothing switched on that the instance does not name, and answers in the instance's terms. */
export function answerInstance({ order, warehouses, policy }: Instance): Answer {
  const routable: RoutableOrder = {
    currency: order.currency,
    // A code that ISO 3166 keeps free: some country, priced by the zone for everywhere.
    destination: { countryCode: "ZZ", provinceCode: null, zip: null },
    lines: order.lines.map((line, index) => ({ ...line, lineId: String(index), title: line.sku })),
  };
  const offers = warehouses.map(
    ({ id, stock, shipping, pick }): WarehouseOffer => ({
      id,
      name: id,
      priority: 1,
      stock: new Map(Object.entries(stock)),
      prices: { currency: order.currency, zones: [{ name: "Everywhere", countries: ["*"], ...shipping }], pick },
      calendar: anyDay,
      open: true,
    }),
  );
  const { splitPenalty, maxParcels = Infinity } = policy;
  return inShort(planRoute(routable, offers, { splitPenalty, maxParcels, dayOfDelayCost: 0, priorityCost: 0, now }));
}

function inShort(outcome: RoutingOutcome): Answer {
  if (outcome.outcome === "unroutable") return { feasible: false, cause: outcome.cause, explanation: outcome.explanation };
  const parcels = outcome.plan.parcels.map((parcel) => {
    const lines = new Map<string, number>();
    for (const { sku, quantity } of parcel.lines) lines.set(sku, (lines.get(sku) ?? 0) + quantity);
    return { warehouse: parcel.warehouseId, lines: Object.fromEntries(lines) };
  });
  return { feasible: true, cost: outcome.plan.cost.total, parcels };
}
