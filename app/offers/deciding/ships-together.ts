import type { Temporal } from "temporal-polyfill";
import { planRoute } from "#app/routing/plan-route.ts";
import type { Destination, RoutableLine } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { RoutingPolicy } from "#app/routing/routing-policy.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";

/** Something that is to be shipped, and where it lies. */
export type Goods = {
  variantId: string;
  sku: string;
  title: string;
  grams: number;
  requiresShipping: boolean;
  /** Sellable units by warehouse. */
  units: ReadonlyMap<string, number>;
};

export type Ways = {
  sites: readonly Omit<WarehouseOffer, "stock">[];
  policy: Omit<RoutingPolicy, "now">;
  currency: string;
  destination: Destination;
  now: Temporal.Instant;
};

type Wanted = { goods: Goods; quantity: number };

/** The plan by which these would leave together, as routing would make it now. What needs no shipping is left out. */
export function planFor(wanted: readonly Wanted[], { sites, policy, currency, destination, now }: Ways): RoutingOutcome {
  const lines = wanted.filter(({ goods }) => goods.requiresShipping).map(lineOf);
  const offers = sites.map((site) => ({
    ...site,
    stock: new Map(wanted.map(({ goods }) => [goods.sku, goods.units.get(site.id) ?? 0])),
  }));
  return planRoute({ currency, destination, lines }, offers, { ...policy, now });
}

/**
 * Whether so many more of something can leave with what is in the cart. Where the cart itself can't leave whole (it holds what somebody else
 * ships, or what is not there yet) it has to leave by itself.
 */
export function canShipWith(extra: Goods, cart: readonly Wanted[], ways: Ways, quantity = 1): boolean {
  if (!extra.requiresShipping) return true;
  // Before anybody knows where it goes, it has to lie somewhere.
  if (ways.destination.countryCode === null) return ways.sites.some(({ id, open }) => open && (extra.units.get(id) ?? 0) >= quantity);
  const isRouted = (wanted: readonly Wanted[]) => planFor(wanted, ways).outcome === "routed";
  const shipped = cart.filter(({ goods }) => goods.requiresShipping);
  if (isRouted([...shipped, { goods: extra, quantity }])) return true;
  return shipped.length > 0 && !isRouted(shipped) && isRouted([{ goods: extra, quantity }]);
}

function lineOf({ goods, quantity }: Wanted): RoutableLine {
  return { lineId: goods.variantId, sku: goods.sku, title: goods.title, quantity, grams: goods.grams };
}
