import type { RoutableLine } from "./routable-order.ts";
import type { Site } from "./screen-warehouses.ts";
import { Temporal } from "temporal-polyfill";
import type { RoutingPolicy } from "./routing-policy.ts";
import { unitsInStock } from "./warehouse-offer.ts";

/**
 * An order and its warehouses as numbers, for the search. A plan that uses a set of warehouses costs
 *
 *     Σ perParcel[site] + splitPenalty · (parcels − 1) + Σ units × demand.perUnit[site]
 *
 * so that once the set is chosen, only the second sum is left to minimise.
 */
export type RoutingProblem = {
  /** In the order that breaks ties. All hold at least one unit of the order. */
  sites: readonly ProblemSite[];
  demands: readonly Demand[];
  goods: readonly Goods[];
  splitPenalty: number;
  maxParcels: number;
};

export type ProblemSite = Site & {
  /** Cost of a parcel from here before its units: base + first − extra + delay + preference. May be below zero when extra picks are dear. */
  perParcel: number;
  delay: number;
  preference: number;
};

/** Units that are alike for routing: same SKU, same weight. */
export type Demand = {
  lines: readonly RoutableLine[];
  quantity: number;
  /** Cost of one unit, by site. */
  perUnit: readonly number[];
};

/** A SKU: its demands share its stock. */
export type Goods = {
  sku: string;
  title: string;
  quantity: number;
  /** Indexes of demands; nearly always one. */
  demands: readonly number[];
  /** Usable units by site, never more than `quantity`. */
  stock: readonly number[];
  /** Sites that hold some, cheapest first for the first demand. */
  cheapestFirst: readonly number[];
};

/** Poses the search: sites that hold none of the order are left out, lines that are alike are joined. Every line has a SKU and units. */
export function poseProblem(lines: readonly RoutableLine[], candidates: readonly Site[], policy: RoutingPolicy): RoutingProblem {
  const stocked = candidates.filter(({ offer }) => lines.some((line) => unitsInStock(offer, line.sku) > 0));
  const sites = priceParcels(stocked, policy);
  const demands: Demand[] = [];
  const goods: Goods[] = [];

  for (const [sku, sameSku] of groupBy(lines, (line) => line.sku)) {
    const quantity = total(sameSku);
    const first = demands.length;
    for (const [grams, alike] of groupBy(sameSku, (line) => line.grams)) {
      demands.push({ lines: alike, quantity: total(alike), perUnit: sites.map((site) => unitCost(site, grams)) });
    }
    const stock = sites.map(({ offer }) => Math.min(quantity, unitsInStock(offer, sku)));
    const { perUnit } = demands[first]!;
    const holders = sites.map((_, site) => site).filter((site) => stock[site]! > 0);
    goods.push({
      sku,
      title: sameSku[0]!.title,
      quantity,
      demands: Array.from({ length: demands.length - first }, (_, index) => first + index),
      stock,
      cheapestFirst: holders.sort((a, b) => perUnit[a]! - perUnit[b]! || a - b),
    });
  }
  return { sites, demands, goods, splitPenalty: policy.splitPenalty, maxParcels: Math.max(1, Math.floor(policy.maxParcels)) };
}

function priceParcels(sites: readonly Site[], policy: RoutingPolicy): ProblemSite[] {
  const earliest = sites.reduce<Temporal.PlainDate | null>(
    (best, { departure }) => (best && Temporal.PlainDate.compare(best, departure.date) <= 0 ? best : departure.date),
    null,
  );
  return sites.map((site) => {
    const { base } = site.zone;
    const { pick } = site.offer.prices;
    const daysLater = policy.dayOfDelayCost && earliest ? earliest.until(site.departure.date, { largestUnit: "days" }).days : 0;
    const delay = policy.dayOfDelayCost * daysLater;
    const preference = policy.priorityCost * Math.max(0, site.offer.priority - 1);
    return { ...site, delay, preference, perParcel: base + pick.first - pick.extra + delay + preference };
  });
}

function unitCost({ zone, offer }: Site, grams: number): number {
  return zone.perKg * (grams / 1000) + offer.prices.pick.extra;
}

function total(lines: readonly RoutableLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
