/** Which warehouse ships what. One parcel per warehouse; costs are minor units of the order's currency, unrounded. */
export type RoutingPlan = {
  /** In order of the merchant's priority. */
  parcels: readonly PlannedParcel[];
  cost: PlanCost;
};

export type PlannedParcel = {
  warehouseId: string;
  lines: readonly PlannedLine[];
  cost: ParcelCost;
  /** Name of the shipping zone that priced it. */
  zone: string;
  /** ISO date in the warehouse's own time zone. */
  leavesOn: string;
};

export type PlannedLine = { lineId: string; sku: string; quantity: number };

export type ParcelCost = { shipping: number; picking: number; delay: number; preference: number; total: number };

export type PlanCost = ParcelCost & { split: number };
