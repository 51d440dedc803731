import { isCheaper } from "./is-cheaper.ts";
import type { RoutingPlan } from "./routing-plan.ts";
import type { WarehouseVerdict } from "./routing-outcome.ts";
import { sayDeparture } from "./say-departure.ts";
import { sayMoney } from "./say-money.ts";
import type { Site } from "./screen-warehouses.ts";

/** What each warehouse of the plan does: "Reno ships all 3 units for £8.40, £2.10 less than the next best way, and leaves today." */
export function explainChosen(
  plan: RoutingPlan,
  sites: readonly Site[],
  runnerUp: RoutingPlan | null,
  currency: string,
): WarehouseVerdict[] {
  const unitsOf = (lines: readonly { quantity: number }[]) => lines.reduce((sum, line) => sum + line.quantity, 0);
  const all = unitsOf(plan.parcels.flatMap((parcel) => parcel.lines));

  return plan.parcels.map((parcel) => {
    const { offer, departure } = sites.find((site) => site.offer.id === parcel.warehouseId)!;
    const units = unitsOf(parcel.lines);
    const what = units < all ? `${units} of the ${all} units` : all === 1 ? "the unit" : `all ${all} units`;
    const price = sayMoney(parcel.cost.shipping + parcel.cost.picking, currency);
    const sentence = `${offer.name} ships ${what} for ${price}${comparison()}; it leaves ${sayDeparture(departure)}.`;
    return { warehouseId: offer.id, name: offer.name, chosen: true, reason: "chosen", sentence };
  });

  function comparison(): string {
    if (plan.parcels.length > 1) return "";
    if (!runnerUp) return ", the only way";
    if (!isCheaper(plan.cost.total, runnerUp.cost.total)) return ", as much as the next best way";
    return `, ${sayMoney(runnerUp.cost.total - plan.cost.total, currency)} less than the next best way`;
  }
}
