import type { PlannedLine, PlannedParcel, RoutingPlan } from "./routing-plan.ts";
import { priceForZone } from "./shipping-price.ts";
import type { Demand, ProblemSite, RoutingProblem } from "./routing-problem.ts";

/** Turns units by demand and site (`demand × sites + site`) into parcels, and prices them by the price lists themselves. */
export function buildPlan(problem: RoutingProblem, set: readonly number[], taken: Float64Array): RoutingPlan {
  const packing = new Map<number, { lines: PlannedLine[]; units: number; grams: number }>();
  for (const site of set) packing.set(site, { lines: [], units: 0, grams: 0 });

  for (const [index, demand] of problem.demands.entries()) {
    for (const { site, line, quantity, grams } of shareOut(demand, set, taken, index * problem.sites.length)) {
      const parcel = packing.get(site)!;
      parcel.lines.push({ ...line, quantity });
      parcel.units += quantity;
      parcel.grams += quantity * grams;
    }
  }
  return priceParcels(
    [...packing].map(([site, parcel]) => planParcel(problem.sites[site]!, parcel)),
    problem.splitPenalty,
  );
}

/** Hands a demand's units to its lines in their order, site by site. */
function* shareOut({ lines }: Demand, set: readonly number[], taken: Float64Array, row: number) {
  let at = 0;
  let left = lines[0]!.quantity;
  for (const site of set) {
    for (let units = taken[row + site]!; units > 0;) {
      while (left === 0) left = lines[++at]!.quantity;
      const { lineId, sku, grams } = lines[at]!;
      const quantity = Math.min(units, left);
      yield { site, line: { lineId, sku }, quantity, grams };
      units -= quantity;
      left -= quantity;
    }
  }
}

function planParcel(site: ProblemSite, parcel: { lines: PlannedLine[]; units: number; grams: number }): PlannedParcel {
  const { offer, zone, departure, delay, preference } = site;
  const { shipping, picking } = priceForZone(zone, offer.prices.pick, parcel);
  return {
    warehouseId: offer.id,
    lines: parcel.lines,
    cost: { shipping, picking, delay, preference, total: shipping + picking + delay + preference },
    zone: zone.name,
    leavesOn: departure.date.toString(),
  };
}

function priceParcels(parcels: readonly PlannedParcel[], splitPenalty: number): RoutingPlan {
  const cost = { shipping: 0, picking: 0, split: splitPenalty * (parcels.length - 1), delay: 0, preference: 0, total: 0 };
  for (const parcel of parcels) {
    cost.shipping += parcel.cost.shipping;
    cost.picking += parcel.cost.picking;
    cost.delay += parcel.cost.delay;
    cost.preference += parcel.cost.preference;
    cost.total += parcel.cost.total;
  }
  cost.total += cost.split;
  return { parcels, cost };
}
