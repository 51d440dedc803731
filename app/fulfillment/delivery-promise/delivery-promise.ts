import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import { zoneForCountry } from "#app/routing/shipping-price.ts";
import type { WorkingHours } from "#app/warehouses/next-cut-off.ts";
import type { PriceList } from "#app/warehouses/price-list.ts";
import { type Arrival, arrivalOf, arrivalOfAll, chanceBy, firstDayWith } from "./arrival.ts";
import { type Day, dayOf, deliveryDays, isoOf, shippingDays } from "./delivery-calendar.ts";
import { type DeliveryKnowledge, handlingAt, type Lane, regionOf, transitOn } from "./lane.ts";

/** What a buyer can be told, and what it rests on. */
export type DeliveryPromise = {
  /** ISO date on the calendar of the place it goes to: it is there by the end of that day. */
  date: string;
  /** How many of a hundred such promises are to be kept, as a share: what the merchant set. */
  confidence: number;
  /** How likely this one is kept by what is known, as a share: whole days lie around the confidence, not on it. */
  chance: number;
  /** As the plan has it. */
  parcels: readonly PromisedParcel[];
  arrival: Arrival;
};

export type PromisedParcel = {
  warehouseId: string;
  /** ISO date on the warehouse's calendar. */
  leavesOn: string;
  lane: Lane;
  /** How many of the shop's own parcels its days on the way are learnt from. */
  seen: number;
};

/** A warehouse as a promise reckons with it. */
export type Shipper = {
  calendar: WorkingHours;
  prices: PriceList;
  /** ISO 3166-1 alpha-2; null where it is not known. */
  countryCode: string | null;
  /** Its own name of the service by which this order would go; empty: as it usually ships. */
  service: string;
};

/**
 * The earliest date by which an order is there with the stated confidence, by the plan that routing has made of it: null where there is no plan, so
 * that nothing is promised that no warehouse can keep, and where no date is in sight.
 *
 * Pure, and well below a millisecond: asked of the same plan, the same shippers and the same knowledge it is the same date, on a product page as
 * at dispatch.
 */
export function promiseDelivery(
  outcome: RoutingOutcome,
  destination: Destination,
  shippers: ReadonlyMap<string, Shipper>,
  { knowledge, confidence }: { knowledge: DeliveryKnowledge; confidence: number },
): DeliveryPromise | null {
  const { countryCode } = destination;
  if (outcome.outcome !== "routed" || countryCode === null) return null;

  const parcels: PromisedParcel[] = [];
  const arrivals: Arrival[] = [];
  for (const { warehouseId, leavesOn } of outcome.plan.parcels) {
    const shipper = shippers.get(warehouseId);
    const zone = shipper && zoneForCountry(shipper.prices, countryCode);
    if (!shipper || !zone) return null;
    const lane = { warehouseId, service: shipper.service, countryCode, region: regionOf(destination) };
    const transit = transitOn(knowledge, lane, zone.days, shipper.countryCode);
    parcels.push({ warehouseId, leavesOn, lane, seen: transit.seen });
    arrivals.push(
      arrivalOf({
        leavesOn: dayOf(leavesOn),
        handling: handlingAt(knowledge, warehouseId),
        shipsOn: shippingDays(shipper.calendar),
        transit: transit.days,
        deliversOn: deliveryDays(countryCode, zone.deliversOn),
      }),
    );
  }
  if (arrivals.length === 0) return null;

  const arrival = arrivals.length === 1 ? arrivals[0]! : arrivalOfAll(arrivals);
  const day: Day | null = firstDayWith(arrival, knowledge.threshold);
  return day === null ? null : { date: isoOf(day), confidence, chance: chanceBy(arrival, day), parcels, arrival };
}
