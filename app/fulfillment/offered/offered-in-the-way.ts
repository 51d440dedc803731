import type { RoutableLine } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";

/** Units of an order line. */
export type Units = { lineId: string; quantity: number };

type Unroutable = Extract<RoutingOutcome, { outcome: "unroutable" }>;

type Unplanned = {
  outcome: Unroutable;
  lines: readonly RoutableLine[];
  /** Sellable units of each SKU in all warehouses together, whether they are open and ship there or not. */
  anywhere: ReadonlyMap<string, number>;
};

/**
 * The units that a buyer took by an offer of ours and that no warehouse can ship, of an order that can't be routed as it is: what is missing of a SKU
 * the offer gives up first, for what the buyer came for goes before. Where the order needs more parcels than are allowed, or cash can't be collected,
 * all that was offered, if the rest is routed without. Where no warehouse may ship any of it (all are paused, none serves the address), what is there
 * waits with the rest for a person's word, and what is nowhere waits for nothing.
 */
export function offeredInTheWay(
  { outcome: { cause, lineIds, shortages }, lines, anywhere }: Unplanned,
  isOffered: (lineId: string) => boolean,
  restIsRouted: boolean,
): Units[] {
  const offered = lines.filter(({ lineId, quantity }) => quantity > 0 && isOffered(lineId));
  const missing = (sku: string, units: number) =>
    giveUp(
      offered.filter((line) => line.sku === sku),
      units,
    );
  switch (cause) {
    case "out-of-stock":
      return shortages.flatMap(({ sku, wanted, available }) => missing(sku, wanted - available));
    case "line-without-sku":
    case "sku-shared":
      return offered.filter(({ lineId }) => lineIds.includes(lineId)).map(unitsOf);
    case "too-many-parcels":
    case "cash-on-delivery":
      return restIsRouted ? offered.map(unitsOf) : nowhere();
    default:
      return nowhere();
  }

  function nowhere(): Units[] {
    return [...new Set(offered.map(({ sku }) => sku))].flatMap((sku) => {
      const wanted = lines.reduce((sum, line) => (line.sku === sku ? sum + line.quantity : sum), 0);
      return missing(sku, wanted - (anywhere.get(sku) ?? 0));
    });
  }
}

/** So many units, of the last line first. */
function giveUp(lines: readonly RoutableLine[], missing: number): Units[] {
  const given: Units[] = [];
  let left = missing;
  for (const { lineId, quantity } of lines.toReversed()) {
    if (left > 0) given.push({ lineId, quantity: Math.min(left, quantity) });
    left -= quantity;
  }
  return given;
}

const unitsOf = ({ lineId, quantity }: RoutableLine): Units => ({ lineId, quantity });

/** Lines with so many units less; those of which nothing is left are gone. */
export function withoutUnits<L extends RoutableLine>(lines: readonly L[], without: readonly Units[]): L[] {
  const less = new Map(without.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines.flatMap((line) => {
    const quantity = line.quantity - (less.get(line.lineId) ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}
