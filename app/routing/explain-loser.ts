import type { Message } from "#app/platform/messages/message.ts";
import { amount, departureDay } from "./amount-and-day.ts";
import { shortageOf } from "./explain-shortage.ts";
import { isCheaper } from "./set-pricer.ts";
import { routing } from "./messages.ts";
import type { RoutableOrder } from "./routable-order.ts";
import type { PlanCost, RoutingPlan } from "./routing-plan.ts";
import type { VerdictReason, WarehouseVerdict } from "./routing-outcome.ts";
import type { Goods, ProblemSite } from "./routing-problem.ts";
import type { Refusal } from "./screen-warehouses.ts";

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
  const warehouse = offer.name;
  const shortage = shortageOf(offer, goods);
  const [reason, message] = verdict();
  return { warehouseId: offer.id, name: offer.name, chosen: false, reason, message };

  function verdict(): [VerdictReason, Message] {
    if (!alternative) {
      const lacks = shortage ?? routing.message("has-everything", { warehouse });
      return ["short-of-stock", routing.message("short-and-no-split", { shortage: lacks })];
    }
    const more = alternative.cost.total - plan.cost.total;
    if (shortage && plan.parcels.length === 1) {
      if (more <= 0) return ["short-of-stock", routing.message("short-and-no-cheaper", { shortage })];
      return ["short-of-stock", routing.message("short-and-dearer", { shortage, more: amount(more, order.currency) })];
    }
    if (!isCheaper(plan.cost.total, alternative.cost.total)) return ["equal-cost", equalCost(alternative)];
    const [cause, because] = whyDearer(alternative);
    return [cause, routing.message("dearer", { warehouse, more: amount(more, order.currency), because })];
  }

  function whyDearer(other: RoutingPlan): [VerdictReason, Message] {
    const grew = (key: (typeof components)[number]) => other.cost[key] - plan.cost[key];
    const most = components.reduce((a, b) => (grew(b) > grew(a) ? b : a));
    const own = other.parcels.find((parcel) => parcel.warehouseId === offer.id);
    const alone = other.parcels.length === 1;
    const now = amount(other.cost[most], order.currency);
    const before = amount(plan.cost[most], order.currency);
    switch (most) {
      case "shipping":
        return ["costs-more", alone ? shippingFromThere(now) : routing.message("shipping-in-all", { now, before })];
      case "picking":
        return ["costs-more", alone ? routing.message("picking-there", { now }) : routing.message("picking-in-all", { now, before })];
      case "split":
        return ["needs-another-parcel", routing.message("in-parcels", { count: other.parcels.length })];
      case "delay":
        return ["leaves-later", own && own.cost.delay > 0 ? ownDelay() : routing.message("part-leaves-later")];
      case "preference":
        return ["ranked-lower", routing.message("priority", { priority: offer.priority })];
    }
  }

  function shippingFromThere(now: Message): Message {
    const { countryCode: country } = order.destination;
    return country === null
      ? routing.message("shipping-from-there", { now })
      : routing.message("shipping-there-from-there", { country, now });
  }

  function ownDelay(): Message {
    const { departure } = site;
    const when = departureDay(departure);
    if (departure.delayedBy === "cut-off") return routing.message("leaves-after-cut-off", { cutOff: offer.calendar.cutOff, when });
    return departure.delayedBy === "closed-day" ? routing.message("closed-today", { when }) : routing.message("leaves", { when });
  }

  function equalCost(other: RoutingPlan): Message {
    const count = other.parcels.length;
    if (count > plan.parcels.length) return routing.message("equal-in-parcels", { warehouse, count });
    return routing.message("equal-by-priority", { warehouse });
  }
}

/** Why a warehouse was not considered at all. */
export function explainRefusal({ offer, reason }: Refusal, order: RoutableOrder): WarehouseVerdict {
  return { warehouseId: offer.id, name: offer.name, chosen: false, reason, message: why() };

  function why(): Message {
    const warehouse = offer.name;
    const { countryCode: country } = order.destination;
    switch (reason) {
      case "paused":
        return routing.message(offer.open ? "no-working-day" : "paused", { warehouse });
      case "address-not-served":
        return country === null ? routing.message("no-address") : routing.message("not-served", { warehouse, country });
      case "currency-mismatch":
        return routing.message("charges-otherwise", { warehouse, prices: offer.prices.currency, order: order.currency });
      case "cash-on-delivery":
        return routing.message("collects-no-cash", { warehouse });
    }
  }
}
