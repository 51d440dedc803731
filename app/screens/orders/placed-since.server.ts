import { now } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrdersFilter } from "./orders-filter.ts";

/** From when on an order was placed within so many days, today's among them: days begin in the shop's zone. */
export function placedSince(shop: Pick<Shop, "timeZone">, placed: NonNullable<OrdersFilter["placed"]>): Date {
  const today = now().toZonedDateTimeISO(shop.timeZone).startOfDay();
  const days = { today: 0, "7-days": 7, "28-days": 28 }[placed];
  return new Date(today.subtract({ days }).epochMilliseconds);
}
