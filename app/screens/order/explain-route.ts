import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Money } from "#app/platform/money.ts";
import type { RoutingOutcome, WarehouseVerdict } from "#app/routing/routing-outcome.ts";
import type { RoutingPlan } from "#app/routing/routing-plan.ts";
import { order } from "./messages.ts";

/** A routing decision as a screen shows it. Amounts are whole minor units: rounded for display only. */
export type RouteExplained =
  | {
      outcome: "routed";
      cost: Money;
      chosen: PlanView;
      runnerUp: PlanView | null;
      /** Why each warehouse is or is not in the plan, those of the plan first. */
      verdicts: VerdictView[];
      /** A person chose: the runner-up is what would have been chosen otherwise. */
      byHand: boolean;
      exact: boolean;
      evaluated: number;
    }
  | {
      outcome: "unroutable";
      cost: null;
      cause: string;
      explanation: Message;
      /** What there is too little of; empty where it isn't stock that is wanted. */
      shortages: { sku: string; title: string; wanted: number; available: number }[];
      verdicts: VerdictView[];
    };

export type PlanView = {
  warehouses: (string | Message)[];
  parcels: { warehouse: string | Message; units: number; zone: string; leavesOn: string; total: Money }[];
  costLines: { label: Message; money: Money }[];
  total: Money;
};

export type VerdictView = { warehouseId: string; name: string; chosen: boolean; message: Message };

type Context = {
  currency: string;
  /** Undefined for one that the shop has no more. */
  nameOf: (warehouseId: string) => string | undefined;
};

/** Reads a decision as it was kept (RoutingDecision.outcome). */
export function explainRoute(kept: unknown, context: Context): RouteExplained {
  const decision = kept as RoutingOutcome;
  if (decision.outcome === "unroutable") {
    return {
      outcome: "unroutable",
      cost: null,
      cause: decision.cause,
      explanation: storedMessage(decision.explanation),
      // There is stock, at a warehouse that can't collect what is due: those who can, whom the shortages count, may well have none.
      shortages: decision.cause === "cash-on-delivery" ? [] : [...decision.shortages],
      verdicts: decision.verdicts.map(toVerdict),
    };
  }
  const chosen = toPlan(decision.plan, context);
  return {
    outcome: "routed",
    cost: chosen.total,
    chosen,
    runnerUp: decision.runnerUp ? toPlan(decision.runnerUp, context) : null,
    verdicts: [...decision.chosen, ...decision.others].map(toVerdict),
    byHand: decision.byHand ?? false,
    exact: decision.exact,
    evaluated: decision.evaluated,
  };
}

function toPlan(plan: RoutingPlan, { currency, nameOf }: Context): PlanView {
  const money = (minor: number): Money => ({ minor: Math.round(minor), currency });
  const name = (id: string) => nameOf(id) ?? order.message("warehouse-gone");
  const lines = [
    { label: order.message("shipping"), minor: plan.cost.shipping, always: true },
    { label: order.message("picking"), minor: plan.cost.picking, always: true },
    { label: order.message("split-penalty"), minor: plan.cost.split, always: false },
    { label: order.message("days-of-delay"), minor: plan.cost.delay, always: false },
    { label: order.message("warehouse-rank"), minor: plan.cost.preference, always: false },
  ];
  return {
    warehouses: plan.parcels.map((parcel) => name(parcel.warehouseId)),
    parcels: plan.parcels.map((parcel) => ({
      warehouse: name(parcel.warehouseId),
      units: parcel.lines.reduce((units, line) => units + line.quantity, 0),
      zone: parcel.zone,
      leavesOn: parcel.leavesOn,
      total: money(parcel.cost.total),
    })),
    costLines: lines.filter((line) => line.always || line.minor !== 0).map(({ label, minor }) => ({ label, money: money(minor) })),
    total: money(plan.cost.total),
  };
}

function toVerdict(verdict: WarehouseVerdict): VerdictView {
  return { warehouseId: verdict.warehouseId, name: verdict.name, chosen: verdict.chosen, message: storedMessage(verdict.message) };
}
