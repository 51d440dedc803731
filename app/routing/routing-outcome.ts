import type { Message } from "#app/platform/messages/message.ts";
import type { RoutingPlan } from "./routing-plan.ts";

/** The answer of routing: a plan and why, or why there is none. */
export type RoutingOutcome =
  | {
      outcome: "routed";
      plan: RoutingPlan;
      /** The cheapest plan that uses a different set of warehouses; null when there is no other. */
      runnerUp: RoutingPlan | null;
      /** Every warehouse that the plan uses, and what it does. */
      chosen: readonly WarehouseVerdict[];
      /** Every warehouse that the plan does not use, and why it lost. */
      others: readonly WarehouseVerdict[];
      /** A person chose the warehouse: `runnerUp` is what would have been chosen otherwise, null when it is the same. */
      byHand?: true;
      /** True when the plan is proven to be the cheapest; false after a bounded search. */
      exact: boolean;
      /** Sets of warehouses that were priced. */
      evaluated: number;
    }
  | {
      outcome: "unroutable";
      cause: UnroutableCause;
      /** The cause in words, with what is missing. */
      explanation: Message;
      /** The order lines at fault; empty when the cause is not in the lines. */
      lineIds: readonly string[];
      /** What is missing, when the cause is "out-of-stock". */
      shortages: readonly Shortage[];
      verdicts: readonly WarehouseVerdict[];
    };

export type UnroutableCause =
  | "nothing-to-ship"
  | "line-without-sku"
  | "sku-shared"
  | "no-warehouse"
  | "address-not-served"
  | "currency-mismatch"
  | "cash-on-delivery"
  | "out-of-stock"
  | "too-many-parcels";

/** A SKU of which the usable warehouses together hold less than the order needs. */
export type Shortage = { sku: string; title: string; wanted: number; available: number };

export type WarehouseVerdict = {
  warehouseId: string;
  name: string;
  chosen: boolean;
  reason: VerdictReason;
  message: Message;
};

export type VerdictReason =
  | "chosen"
  | "not-chosen"
  | "costs-more"
  | "leaves-later"
  | "ranked-lower"
  | "needs-another-parcel"
  | "equal-cost"
  | "short-of-stock"
  | "too-many-parcels"
  | "address-not-served"
  | "currency-mismatch"
  | "cash-on-delivery"
  | "paused";
