import { isCheaper } from "./is-cheaper.ts";
import type { RoutableOrder } from "./routable-order.ts";
import type { PlanCost, RoutingPlan } from "./routing-plan.ts";
import type { VerdictReason, WarehouseVerdict } from "./routing-outcome.ts";
import type { Goods, ProblemSite } from "./routing-problem.ts";
import { sayCountry } from "./say-country.ts";
import { sayDeparture } from "./say-departure.ts";
import { sayMoney } from "./say-money.ts";
import { sayShortage } from "./say-shortage.ts";

const components = ["shipping", "picking", "split", "delay", "preference"] as const satisfies readonly (keyof PlanCost)[];

/**
 * Why a warehouse with stock is not in the plan. `alternative` is the cheapest plan that uses it, null when none is allowed; what makes it
 * dearer is the component of its cost that grew most.
 */
export function explainLoser(
  site: ProblemSite,
  order: RoutableOrder,
  goods: readonly Goods[],
  plan: RoutingPlan,
  alternative: RoutingPlan | null,
): WarehouseVerdict {
  const { offer } = site;
  const { name } = offer;
  const shortage = sayShortage(offer, goods);
  const [reason, sentence] = verdict();
  return { warehouseId: offer.id, name, chosen: false, reason, sentence };

  function verdict(): [VerdictReason, string] {
    if (!alternative) return ["short-of-stock", `${shortage ?? name}, and the order may not be split further.`];
    const more = alternative.cost.total - plan.cost.total;
    if (shortage && plan.parcels.length === 1) {
      const price = more > 0 ? `cost ${sayMoney(more, order.currency)} more` : "save nothing";
      return ["short-of-stock", `${shortage}; sharing the order with it would ${price}.`];
    }
    if (!isCheaper(plan.cost.total, alternative.cost.total)) return ["equal-cost", equalCost(alternative)];
    const [cause, because] = whyDearer(alternative);
    return [cause, `${name} would cost ${sayMoney(more, order.currency)} more: ${because}.`];
  }

  function whyDearer(other: RoutingPlan): [VerdictReason, string] {
    const grew = (key: (typeof components)[number]) => other.cost[key] - plan.cost[key];
    const most = components.reduce((a, b) => (grew(b) > grew(a) ? b : a));
    const own = other.parcels.find((parcel) => parcel.warehouseId === offer.id);
    const alone = other.parcels.length === 1;
    const now = sayMoney(other.cost[most], order.currency);
    const before = sayMoney(plan.cost[most], order.currency);
    switch (most) {
      case "shipping":
        return [
          "costs-more",
          alone ? `shipping${destination()} is ${now} from there` : `shipping would be ${now} in all instead of ${before}`,
        ];
      case "picking":
        return ["costs-more", alone ? `picking is ${now} there` : `picking would be ${now} in all instead of ${before}`];
      case "split":
        return ["needs-another-parcel", `the order would leave in ${other.parcels.length} parcels`];
      case "delay":
        return ["leaves-later", own && own.cost.delay > 0 ? ownDelay() : "part of the order would leave later"];
      case "preference":
        return ["ranked-lower", `it is number ${offer.priority} in your priorities`];
    }
  }

  function destination(): string {
    return order.destination.countryCode === null ? "" : ` to ${sayCountry(order.destination.countryCode)}`;
  }

  function ownDelay(): string {
    const { departure } = site;
    const leaves = `it leaves ${sayDeparture(departure)}`;
    if (departure.delayedBy === "cut-off") return `after today's ${offer.calendar.cutOff} cut-off ${leaves}`;
    return departure.delayedBy === "closed-day" ? `it is closed today and leaves ${sayDeparture(departure)}` : leaves;
  }

  function equalCost(other: RoutingPlan): string {
    if (other.parcels.length > plan.parcels.length) return `${name} would cost the same, in ${other.parcels.length} parcels.`;
    return `${name} would cost the same; between equals your priorities decide.`;
  }
}
