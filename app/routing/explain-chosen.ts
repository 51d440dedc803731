import type { Message } from "#app/platform/messages/message.ts";
import { amount, departureDay } from "./amount-and-day.ts";
import { isCheaper } from "./set-pricer.ts";
import { routing } from "./messages.ts";
import type { WarehouseVerdict } from "./routing-outcome.ts";
import type { PlannedParcel, RoutingPlan } from "./routing-plan.ts";
import type { Site } from "./screen-warehouses.ts";

/** What each warehouse of the plan does: "Reno ships all 3 units for £8.40, £2.10 less than the next best way; it leaves today." */
export function explainChosen(
  plan: RoutingPlan,
  sites: readonly Site[],
  runnerUp: RoutingPlan | null,
  currency: string,
): WarehouseVerdict[] {
  const all = unitsOf(plan.parcels);
  return plan.parcels.map((parcel) => {
    const { offer, departure } = sites.find((site) => site.offer.id === parcel.warehouseId)!;
    const units = unitsOf([parcel]);
    const facts = {
      warehouse: offer.name,
      what: units < all ? routing.message("units-of-all", { units, all }) : routing.message("all-units", { count: all }),
      price: amount(parcel.cost.shipping + parcel.cost.picking, currency),
      when: departureDay(departure),
    };
    return { warehouseId: offer.id, name: offer.name, chosen: true, reason: "chosen", message: compared(facts) };
  });

  function compared(facts: { warehouse: string; what: Message; price: Message; when: Message }): Message {
    if (plan.parcels.length > 1) return routing.message("chosen-for-a-part", facts);
    if (!runnerUp) return routing.message("chosen-as-only-way", facts);
    if (!isCheaper(plan.cost.total, runnerUp.cost.total)) return routing.message("chosen-among-equals", facts);
    // Only money is compared in money: what a penalty or a rank decides is said to be that.
    if (!isCheaper(chargeOf(plan), chargeOf(runnerUp))) return routing.message("chosen-by-weights", facts);
    return routing.message("chosen-as-cheapest", { ...facts, less: amount(chargeOf(runnerUp) - chargeOf(plan), currency) });
  }
}

const chargeOf = ({ cost }: RoutingPlan) => cost.shipping + cost.picking;

function unitsOf(parcels: readonly PlannedParcel[]): number {
  return parcels.flatMap((parcel) => parcel.lines).reduce((sum, line) => sum + line.quantity, 0);
}
