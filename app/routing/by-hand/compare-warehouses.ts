import type { Message } from "#app/platform/messages/message.ts";
import { amount, departureDay } from "../amount-and-day.ts";
import { routing } from "../messages.ts";
import { nextDeparture } from "../next-departure.ts";
import { planRoute } from "../plan-route.ts";
import type { RoutableOrder } from "../routable-order.ts";
import type { RoutingOutcome, WarehouseVerdict } from "../routing-outcome.ts";
import type { RoutingPlan } from "../routing-plan.ts";
import type { RoutingPolicy } from "../routing-policy.ts";
import type { WarehouseOffer } from "../warehouse-offer.ts";

/** A warehouse as a person could choose it, to ship all of an order. */
export type WarehouseChoice = { warehouseId: string; name: string } & (
  | {
      can: true;
      /** What it would charge, and how much more that is than the best plan's (less, when that plan was chosen for its weights): minor units. */
      charge: number;
      more: number;
      /** ISO date on the warehouse's calendar. */
      leavesOn: string;
      /** It is what Waybill would choose. */
      isBest: boolean;
    }
  | { can: false; why: Message }
);

/** Every warehouse as the only one that ships the order, cheapest first; those that can't last, each with its reason. */
export function compareWarehouses(order: RoutableOrder, warehouses: readonly WarehouseOffer[], policy: RoutingPolicy): WarehouseChoice[] {
  const best = planRoute(order, warehouses, policy);
  const charge = best.outcome === "routed" ? chargeOf(best.plan) : null;
  const choices = warehouses.map((offer): WarehouseChoice => {
    const { id: warehouseId, name } = offer;
    const alone = planRoute(order, [offer], policy);
    if (alone.outcome === "unroutable") return { warehouseId, name, can: false, why: alone.verdicts[0]?.message ?? alone.explanation };
    const own = chargeOf(alone.plan);
    const isBest = best.outcome === "routed" && best.plan.parcels.every((parcel) => parcel.warehouseId === warehouseId);
    return {
      warehouseId,
      name,
      can: true,
      charge: own,
      more: own - (charge ?? own),
      leavesOn: alone.plan.parcels[0]?.leavesOn ?? "",
      isBest,
    };
  });
  return choices.toSorted((a, b) => (a.can && b.can ? a.charge - b.charge : Number(b.can) - Number(a.can)));
}

/** The route of an order whose warehouse a person chose; unroutable when that one can't ship it. Null when there is no such warehouse any more. */
export function planChosen(
  order: RoutableOrder,
  warehouses: readonly WarehouseOffer[],
  policy: RoutingPolicy,
  chosen: string,
): RoutingOutcome | null {
  const offer = warehouses.find(({ id }) => id === chosen);
  if (!offer) return null;
  const alone = planRoute(order, [offer], policy);
  if (alone.outcome === "unroutable") return alone;
  const best = planRoute(order, warehouses, policy);
  const isSame = best.outcome === "routed" && best.plan.parcels.every(({ warehouseId }) => warehouseId === chosen);
  return {
    ...alone,
    byHand: true,
    runnerUp: best.outcome === "routed" && !isSame ? best.plan : null,
    chosen: alone.chosen.map((verdict) => ({ ...verdict, message: byHand(verdict, alone.plan, offer, order, policy) })),
    others: best.outcome === "routed" ? othersThan(chosen, [...best.chosen, ...best.others]) : [],
    exact: true,
  };
}

const chargeOf = ({ cost }: RoutingPlan) => cost.shipping + cost.picking;

function byHand(
  verdict: WarehouseVerdict,
  plan: RoutingPlan,
  offer: WarehouseOffer,
  order: RoutableOrder,
  { now }: RoutingPolicy,
): Message {
  const departure = nextDeparture(offer.calendar, now);
  return departure === null
    ? verdict.message
    : routing.message("chosen-by-hand", {
        warehouse: offer.name,
        what: routing.message("all-units", {
          count: plan.parcels.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0),
        }),
        price: amount(chargeOf(plan), order.currency),
        when: departureDay(departure),
      });
}

/** What is said of the others compares them with the best plan, which this is not: only why one can't ship it still holds. */
function othersThan(chosen: string, verdicts: readonly WarehouseVerdict[]): WarehouseVerdict[] {
  return verdicts
    .filter(({ warehouseId }) => warehouseId !== chosen)
    .map((verdict): WarehouseVerdict => {
      const { name: warehouse } = verdict;
      if (verdict.chosen)
        return { ...verdict, chosen: false, reason: "not-chosen", message: routing.message("best-without-choice", { warehouse }) };
      if (UNABLE.includes(verdict.reason)) return verdict;
      return { ...verdict, reason: "not-chosen", message: routing.message("not-your-choice", { warehouse }) };
    });
}

const UNABLE: readonly WarehouseVerdict["reason"][] = ["address-not-served", "currency-mismatch", "cash-on-delivery", "paused"];
