import type { Temporal } from "temporal-polyfill";
import { planRoute } from "#app/routing/plan-route.ts";
import type { Destination, RoutableLine } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { RoutingPolicy } from "#app/routing/routing-policy.ts";
import { screenWarehouses } from "#app/routing/screen-warehouses.ts";
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
  /** Of a bundle: what lies in warehouses and is shipped, so many in each. The bundle itself is nowhere. */
  parts?: readonly Wanted[];
};

export type Ways = {
  sites: readonly Omit<WarehouseOffer, "stock">[];
  policy: Omit<RoutingPolicy, "now">;
  currency: string;
  destination: Destination;
  now: Temporal.Instant;
};

type Wanted = { goods: Goods; quantity: number };

/** The same with what bundles are made of, each thing once. */
function unpacked(wanted: readonly Wanted[]): readonly Wanted[] {
  if (!wanted.some(({ goods }) => goods.parts)) return wanted;
  const all = new Map<string, Wanted>();
  for (const { goods, quantity } of wanted)
    for (const part of goods.parts ?? [{ goods, quantity: 1 }]) {
      const before = all.get(part.goods.variantId)?.quantity ?? 0;
      all.set(part.goods.variantId, { goods: part.goods, quantity: before + part.quantity * quantity });
    }
  return [...all.values()];
}

/** The plan by which these would leave together, as routing would make it now. What needs no shipping is left out. */
export function planFor(packed: readonly Wanted[], { sites, policy, currency, destination, now }: Ways): RoutingOutcome {
  const wanted = unpacked(packed);
  const lines = wanted.filter(({ goods }) => goods.requiresShipping).map(lineOf);
  const offers = sites.map((site) => ({
    ...site,
    stock: new Map(wanted.map(({ goods }) => [goods.sku, goods.units.get(site.id) ?? 0])),
  }));
  return planRoute({ currency, destination, lines }, offers, { ...policy, now });
}

/**
 * Whether so many more of something can leave with what is in the cart. Where the cart itself can't leave whole (it holds what somebody else
 * ships, or what is not there yet) it has to leave by itself. Asked of one candidate after another: what they have in common is worked out once.
 */
export function shipsWith(cart: readonly Wanted[], ways: Ways): (extra: Goods, quantity?: number) => boolean {
  const shipped = unpacked(cart).filter(({ goods }) => goods.requiresShipping);
  const open = ways.sites.filter((site) => site.open);
  // Before anybody knows where it goes, it has to lie somewhere.
  if (ways.destination.countryCode === null)
    return (extra, quantity = 1) =>
      shippedOf(extra, quantity).every((one) => open.some(({ id }) => (one.goods.units.get(id) ?? 0) >= one.quantity));

  const isRouted = (wanted: readonly Wanted[]) => planFor(wanted, ways).outcome === "routed";
  const hasAll = holdersOf(ways);
  let cartLeaves: boolean | undefined;
  return (extra, quantity = 1) => {
    const alone = shippedOf(extra, quantity);
    if (alone.length === 0) return true;
    if (!alone.every(({ goods }) => open.some(({ id }) => (goods.units.get(id) ?? 0) > 0))) return false;
    const together = [...shipped, ...alone];
    if (hasAll(together) || isRouted(together)) return true;
    cartLeaves ??= shipped.length === 0 || isRouted(shipped);
    return !cartLeaves && isRouted(alone);
  };
}

const shippedOf = (goods: Goods, quantity: number) => unpacked([{ goods, quantity }]).filter((one) => one.goods.requiresShipping);

/** Whether some warehouse that may ship there has all of it: then there is a plan, and routing has to look no further than which is the best. */
function holdersOf({ sites, currency, destination, now }: Ways): (wanted: readonly Wanted[]) => boolean {
  const order = { currency, destination, lines: [] };
  const able = screenWarehouses(
    order,
    sites.map((site) => ({ ...site, stock: NOTHING })),
    now,
  ).sites;
  return (wanted) => {
    const units = new Map<string, number>();
    for (const { goods, quantity } of wanted) {
      if (goods.sku.trim() === "" || quantity < 1) return false;
      units.set(goods.sku, (units.get(goods.sku) ?? 0) + quantity);
    }
    return able.some(({ offer: { id } }) =>
      wanted.every(({ goods }) => Math.floor(goods.units.get(id) ?? 0) >= (units.get(goods.sku) ?? 0)),
    );
  };
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function lineOf({ goods, quantity }: Wanted): RoutableLine {
  return { lineId: goods.variantId, sku: goods.sku, title: goods.title, quantity, grams: goods.grams };
}
