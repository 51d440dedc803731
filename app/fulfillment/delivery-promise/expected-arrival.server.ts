import { isDelivered, isLive, isShipped, wentAstray } from "#app/parcels/parcel-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { dayAt, deliversTo, goingTo } from "./audit-promise.server.ts";
import { dayOf, isoOf, shippingDays } from "./delivery-calendar.ts";
import { expectedArrival } from "./expected-arrival.ts";
import { StoredParcels } from "./stored-promise.ts";

/**
 * By which day (ISO date, where it goes) a parcel is to be expected now. Null where nothing was promised of its order, where it arrived, was called
 * off or went astray, and where nothing can be said.
 */
export async function readExpectedArrival(db: ShopDb, shop: Pick<Shop, "id">, parcelId: string): Promise<string | null> {
  const parcel = await db.parcel.findUnique({
    where: { shopId_id: { shopId: shop.id, id: parcelId } },
    include: { warehouse: true, order: true },
  });
  if (!parcel || !isLive(parcel) || isDelivered(parcel) || wentAstray(parcel)) return null;
  const promise = await db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId: parcel.orderId } } });
  const { countryCode } = goingTo(parcel.order);
  if (!promise || countryCode === null) return null;
  const said = StoredParcels.parse(promise.parcels);
  const own = said.find(({ warehouseId }) => warehouseId === parcel.warehouseId);
  const leavesOn = own ? dayOf(own.leavesOn) : Math.max(...said.map((one) => dayOf(one.leavesOn)));
  if (!Number.isFinite(leavesOn)) return null;
  const arrives = expectedArrival({
    promised: { leavesOn, date: dayOf(promise.date) },
    leftOn: isShipped(parcel) && parcel.shippedAt ? dayAt(parcel.shippedAt, parcel.warehouse.timeZone) : null,
    plannedOn: parcel.leavesOn === null ? null : dayOf(parcel.leavesOn),
    today: dayAt(nowDate(), parcel.warehouse.timeZone),
    shipsOn: shippingDays(parcel.warehouse),
    deliversOn: deliversTo(parcel, countryCode),
  });
  return arrives === null ? null : isoOf(arrives);
}
