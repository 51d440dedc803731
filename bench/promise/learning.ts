import { calibrate } from "#app/fulfillment/delivery-promise/calibrate.ts";
import { chanceBy } from "#app/fulfillment/delivery-promise/arrival.ts";
import { dayOf, deliveryDays, shippingDays } from "#app/fulfillment/delivery-promise/delivery-calendar.ts";
import type { DeliveryPromise } from "#app/fulfillment/delivery-promise/delivery-promise.ts";
import { type DeliveryKnowledge, type Lane, laneKey } from "#app/fulfillment/delivery-promise/lane.ts";
import {
  handlingDays,
  learnHandling,
  learnTransit,
  type SeenHandling,
  type SeenTransit,
  transitDays,
} from "#app/fulfillment/delivery-promise/observe-delivery.ts";
import type { BenchWarehouse } from "./world.ts";

export type Came = { warehouse: BenchWarehouse; lane: Lane; plannedOn: string; leftOn: string; cameOn: string; day: number };

/** What the shop has seen so far, grouped as its database groups it, and what is made of that each night. */
export class Learning {
  private readonly transit = new Map<string, { seen: SeenTransit; week: number }>();
  private readonly handling = new Map<string, { seen: SeenHandling; week: number }>();
  private readonly surprises: number[] = [];

  saw({ warehouse, lane, plannedOn, leftOn, cameOn, day }: Came) {
    const week = Math.floor(day / 7);
    const zone = warehouse.prices.zones.find(({ countries }) => countries.includes(lane.countryCode))!;
    const parcel = { plannedOn: dayOf(plannedOn), leftOn: dayOf(leftOn), cameOn: dayOf(cameOn) };
    const days = transitDays(parcel, deliveryDays(lane.countryCode, zone.deliversOn));
    const late = handlingDays(parcel, shippingDays(warehouse.calendar))!;
    add(this.transit, `${laneKey(lane)}|${days}|${week}`, { ...lane, days, weeksAgo: 0, parcels: 0 }, week);
    add(this.handling, `${warehouse.id}|${late}|${week}`, { warehouseId: warehouse.id, days: late, weeksAgo: 0, parcels: 0 }, week);
  }

  heard(promise: DeliveryPromise, cameOn: string) {
    this.surprises.push(chanceBy(promise.arrival, dayOf(cameOn) - 1));
  }

  overnight(day: number, confidence: number): DeliveryKnowledge {
    const aged = <T>(groups: Map<string, { seen: T; week: number }>) =>
      [...groups.values()].map(({ seen, week }) => ({ ...seen, weeksAgo: Math.floor(day / 7) - week }));
    return {
      transit: learnTransit(aged(this.transit)),
      handling: learnHandling(aged(this.handling)),
      threshold: calibrate(this.surprises.slice(-2000), confidence),
    };
  }
}

function add<T extends { parcels: number }>(groups: Map<string, { seen: T; week: number }>, key: string, seen: T, week: number) {
  const group = groups.get(key) ?? { seen, week };
  group.seen.parcels += 1;
  groups.set(key, group);
}
