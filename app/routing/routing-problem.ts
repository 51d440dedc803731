import type { RoutableLine } from "./routable-order.ts";
import type { Site } from "./screen-warehouses.ts";

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
