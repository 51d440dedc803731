import { parcelOverdue } from "#app/fulfillment/delivery-promise/promise-events.ts";
import { parcelCancelled, parcelDelivered, parcelLate } from "#app/parcels/parcel-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolvePerson } from "../people/resolve-person.server.ts";
import { endRuns } from "../journeys/end-runs.server.ts";
import { enterLive } from "../journeys/enter-journey.server.ts";
import { parcelEntry } from "../journeys/entries/entry-key.ts";
import { isNoLongerLate } from "./is-no-longer-late.server.ts";

/** Whose parcel is late, at its warehouse or on its way, enters every live journey that is for late parcels: once an order, whoever they are. */
const enterOn = (hears: typeof parcelLate, name: string) =>
  subscriber({
    name: `recovery.enter-on-${name}`,
    hears,
    run: (shop, { orderId, parcelId }) =>
      inShop(shop, async (db) => {
        if (await isNoLongerLate(db, shop, parcelId)) return;
        const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } } });
        const person = order && (await resolvePerson(db, shop, order));
        if (!person || (await isTold(db, shop, orderId))) return;
        const happenedAt = hears === parcelLate ? await lateSince(db, shop, parcelId) : undefined;
        await enterLive(db, shop, "parcel-late", {
          personId: person.id,
          entryKey: parcelEntry(parcelId),
          ...(happenedAt && { happenedAt }),
        });
      }),
  });

/** Of one order there is one apology, however many of its parcels are late, and however often. */
async function isTold(db: ShopDb, shop: Shop, orderId: bigint): Promise<boolean> {
  const parcels = await db.parcel.findMany({ where: { shopId: shop.id, orderId }, select: { id: true } });
  const entryKey = { in: parcels.map(({ id }) => parcelEntry(id)) };
  return (await db.journeyRun.count({ where: { shopId: shop.id, entryKey, abandonmentId: null } })) > 0;
}

/** When the day was over on which it was to leave: of a parcel that has been late for long nobody is told as if it were news. */
async function lateSince(db: ShopDb, shop: Shop, parcelId: string): Promise<Date | undefined> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT ((p."leavesOn"::date + 1)::timestamp AT TIME ZONE w."timeZone") AS "at"
      FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shop.id} AND p."id" = ${parcelId}::uuid AND p."leavesOn" IS NOT NULL`;
  return row?.at;
}

const endOn = (hears: typeof parcelDelivered, name: string) =>
  subscriber({
    name: `recovery.end-on-${name}`,
    hears,
    run: (shop, { parcelId }) =>
      inShop(shop, async (db) => {
        const runs = await db.journeyRun.findMany({
          where: { shopId: shop.id, entryKey: parcelEntry(parcelId), abandonmentId: null },
          select: { id: true },
        });
        await endRuns(db, shop, runs.map(({ id }) => id), "parcel-over"); // oxfmt-ignore
      }),
  });

/** An apology never comes after the parcel did, nor for one that was called off. */
export const hearOfLateParcels = [
  enterOn(parcelLate, "late-parcel"),
  enterOn(parcelOverdue, "overdue-parcel"),
  endOn(parcelDelivered, "parcel-delivered"),
  endOn(parcelCancelled, "parcel-cancelled"),
];
