import type { Temporal } from "temporal-polyfill";

/** What the merchant wants of routing, beside the lowest price. Costs are minor units of the order's currency; 0 switches one off. */
export type RoutingPolicy = {
  /** Added for every parcel after the first. */
  splitPenalty: number;
  /** Most parcels an order may be split into. */
  maxParcels: number;
  /** Added per parcel for each day that it leaves later than the earliest possible. */
  dayOfDelayCost: number;
  /** Added per parcel for each rank that its warehouse stands below the first: the merchant's preference in money. */
  priorityCost: number;
  now: Temporal.Instant;
};
