import { buildPlan } from "./build-plan.ts";
import { compareSets } from "./compare-sets.ts";
import { explainChosen } from "./explain-chosen.ts";
import { explainLoser, explainRefusal } from "./explain-loser.ts";
import { explainShortage } from "./explain-shortage.ts";
import { explainUnroutable } from "./explain-unroutable.ts";
import { findCheapestSet } from "./find-cheapest-set.ts";
import { type Goods, poseProblem, type RoutingProblem } from "./routing-problem.ts";
import type { RoutableLine, RoutableOrder } from "./routable-order.ts";
import type { RoutingOutcome, Shortage, UnroutableCause, WarehouseVerdict } from "./routing-outcome.ts";
import type { RoutingPolicy } from "./routing-policy.ts";
import { screenWarehouses, type Refusal, type Site } from "./screen-warehouses.ts";
import { setPricer } from "./set-pricer.ts";
import { unitsInStock, type WarehouseOffer } from "./warehouse-offer.ts";

/**
 * The cheapest feasible way to ship an order, splits allowed and priced, one parcel per warehouse.
 *
 * Exact while the warehouses that hold some of it can be enumerated (EXACT_LIMIT); beyond that a bounded search, and `exact` is false.
 * Costs are minor units of `order.currency`, weights grams. Of equal costs the one with fewer parcels wins, then the merchant's priority,
 * then the warehouse's id. An order that cannot be shipped is an outcome, not an error.
 */
export function planRoute(order: RoutableOrder, warehouses: readonly WarehouseOffer[], policy: RoutingPolicy): RoutingOutcome {
  const lines = order.lines.filter((line) => line.quantity > 0);
  if (lines.length === 0) return unroutable("nothing-to-ship");

  const nameless = lines.filter((line) => line.sku.trim() === "");
  if (nameless.length > 0) return unroutable("line-without-sku", { atFault: nameless });

  const { sites, refusals } = screenWarehouses(order, warehouses, policy.now);
  if (sites.length === 0) return unroutable(whyNoSite(refusals), { refusals });

  const problem = poseProblem(lines, sites, policy);
  const short = problem.goods.filter((good) => held(good) < good.quantity);
  if (short.length > 0) return unroutable(whyShort(short, refusals), { refusals, sites, problem, short });

  const pricer = setPricer(problem);
  const best = findCheapestSet(problem, pricer);
  if (!best) return unroutable("too-many-parcels", { refusals, sites, problem });

  const planFor = (set: readonly number[]) => buildPlan(problem, set, pricer.assign(set)!);
  const plan = planFor(best.set);
  const { runnerUp, cheapestWith } = compareSets(problem, pricer, best);
  const second = runnerUp && planFor(runnerUp.set);
  return {
    outcome: "routed",
    plan,
    runnerUp: second,
    chosen: explainChosen(plan, problem.sites, second, order.currency),
    others: explainOthers(),
    exact: best.exact,
    evaluated: pricer.evaluated,
  };

  function explainOthers(): WarehouseVerdict[] {
    const losers = problem.sites.flatMap((site, index) => {
      if (best!.set.includes(index)) return [];
      const cheapest = cheapestWith.get(index);
      const alternative = cheapest === runnerUp ? second : cheapest && planFor(cheapest.set);
      return [explainLoser(site, order, problem.goods, plan, alternative ?? null)];
    });
    const empty = sites.filter(({ offer }) => !problem.sites.some((site) => site.offer === offer));
    return [
      ...losers,
      ...empty.map(({ offer }) => explainShortage(offer, problem.goods)),
      ...refusals.map((refusal) => explainRefusal(refusal, order)),
    ];
  }

  function unroutable(
    cause: UnroutableCause,
    known: {
      atFault?: RoutableLine[];
      refusals?: readonly Refusal[];
      sites?: readonly Site[];
      problem?: RoutingProblem;
      short?: Goods[];
    } = {},
  ): RoutingOutcome {
    const { refusals = [], sites = [], problem, short = [] } = known;
    const atFault = known.atFault ?? lines.filter((line) => short.some(({ sku }) => sku === line.sku));
    const shortages: Shortage[] = short.map((good) => ({
      sku: good.sku,
      title: good.title,
      wanted: good.quantity,
      available: held(good),
    }));
    return {
      outcome: "unroutable",
      cause,
      explanation: explainUnroutable({ cause, order, atFault, shortages, refusals, maxParcels: problem?.maxParcels ?? policy.maxParcels }),
      lineIds: atFault.map((line) => line.lineId),
      shortages,
      verdicts: [
        ...sites.map(({ offer }) => explainShortage(offer, problem?.goods ?? [])),
        ...refusals.map((refusal) => explainRefusal(refusal, order)),
      ],
    };
  }
}

function held({ stock }: Goods): number {
  return stock.reduce((sum, units) => sum + units, 0);
}

/** Where all that is missing lies with warehouses that can't collect what is due, it is not stock that is wanted. */
function whyShort(short: readonly Goods[], refusals: readonly Refusal[]): UnroutableCause {
  const unable = refusals.filter(({ reason }) => reason === "cash-on-delivery");
  const isThere = (good: Goods) => held(good) + unable.reduce((sum, { offer }) => sum + unitsInStock(offer, good.sku), 0) >= good.quantity;
  return short.every(isThere) ? "cash-on-delivery" : "out-of-stock";
}

function whyNoSite(refusals: readonly Refusal[]): UnroutableCause {
  if (refusals.some(({ reason }) => reason === "cash-on-delivery")) return "cash-on-delivery";
  if (refusals.some(({ reason }) => reason === "currency-mismatch")) return "currency-mismatch";
  if (refusals.some(({ reason }) => reason === "address-not-served")) return "address-not-served";
  return "no-warehouse";
}
