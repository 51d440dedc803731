import type { Prisma } from "#generated/prisma/client.ts";
import { parcelDelivered } from "#app/parcels/parcel-events.ts";
import { hasLeft, isDelivered, isLive, isShipped, isUndone, wentAstray } from "#app/parcels/parcel-stage.ts";
import { inStages, stageIs } from "#app/parcels/parcel-sql.server.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readPostalAddress } from "#app/orders/postal-address.ts";
import { zoneForCountry } from "#app/routing/shipping-price.ts";
import { PriceList } from "#app/warehouses/price-list.ts";
import { chanceBy } from "./arrival.ts";
import { type Day, dayOf, deliveryDays, isoOf, shippingDays } from "./delivery-calendar.ts";
import { destinationZone } from "./destination-zone.ts";
import { judgePromise, type JudgedParcel } from "./judge-promise.ts";
import { regionOf } from "./lane.ts";
import { handlingDays, transitDays } from "./observe-delivery.ts";
import { StoredArrival, StoredParcels } from "./stored-promise.ts";

/** A parcel that arrived teaches how long its way is, and may keep or break its order's promise. */
export const auditDelivered = subscriber({
  name: "fulfillment.audit-promise",
  hears: parcelDelivered,
  urgent: false,
  run: (shop, { orderId }) =>
    inShop(shop, async (db) => {
      const order = await loadJudged(db, shop, orderId);
      if (!order) return;
      await keepDelivered(db, shop, order);
      await judge(db, shop, order);
    }),
});

const MOST_AT_ONCE = 500;

/** Promises that are broken although nothing arrived: their day is over, and something has not left or went astray. */
export function auditOverdue(shop: Shop): Promise<void> {
  return inShop(shop, async (db) => {
    // A day later than by UTC it is over everywhere.
    const over = now().toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 1 }).toString();
    const overdue = await db.$queryRaw<{ orderId: bigint }[]>`
      SELECT d."orderId" FROM "delivery_promise" d
       WHERE d."shopId" = ${shop.id} AND d."verdict" = 'pending' AND d."date" < ${over}
         AND EXISTS (SELECT 1 FROM "parcel" p WHERE p."shopId" = d."shopId" AND p."orderId" = d."orderId" AND ${stageIs(isLive, "p")}
                        AND (NOT ${stageIs(isShipped, "p")} OR ${stageIs(wentAstray, "p")}))
       ORDER BY d."date", d."orderId" LIMIT ${MOST_AT_ONCE}`;
    for (const { orderId } of overdue) {
      const order = await loadJudged(db, shop, orderId);
      if (order) await judge(db, shop, order);
    }
  });
}

const withParcels = {
  parcels: { where: { stage: inStages(isLive) }, include: { warehouse: true, shipments: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.OrderInclude;

type JudgedOrder = Prisma.OrderGetPayload<{ include: typeof withParcels }>;

async function loadJudged(db: ShopDb, shop: Shop, orderId: bigint): Promise<JudgedOrder | null> {
  const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } }, include: withParcels });
  return order && { ...order, parcels: order.parcels.filter((parcel) => !isUndone(parcel)) };
}

type Going = { address: ReturnType<typeof readPostalAddress>; countryCode: string | null; timeZone: string };

/** Where an order goes, as far as days are counted there. */
export function goingTo(order: Pick<JudgedOrder, "shipTo" | "countryCode">): Going {
  const address = readPostalAddress(order.shipTo);
  const countryCode = address.countryCode ?? order.countryCode;
  return { address, countryCode, timeZone: destinationZone(countryCode, address.provinceCode) };
}

/** The date that a clock of a zone shows, as a day. */
export function dayAt(moment: Date, timeZone: string): Day {
  return dayOf(new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(moment));
}

/** When carriers of its warehouse deliver in a country. */
export function deliversTo({ warehouse }: { warehouse: { prices: unknown } }, countryCode: string) {
  return deliveryDays(countryCode, zoneForCountry(PriceList.parse(warehouse.prices), countryCode)?.deliversOn);
}

async function keepDelivered(db: ShopDb, shop: Shop, order: JudgedOrder) {
  const { address, countryCode, timeZone } = goingTo(order);
  if (countryCode === null) return;
  const rows = order.parcels.filter(isDelivered).flatMap((parcel) =>
    parcel.shipments
      .filter(({ undoneAt }) => undoneAt === null)
      .flatMap(({ id, shippedAt, deliveredAt }) => {
        if (deliveredAt === null) return [];
        const leftOn = dayAt(shippedAt, parcel.warehouse.timeZone);
        const plannedOn = parcel.leavesOn === null ? null : dayOf(parcel.leavesOn);
        return [
          {
            shopId: shop.id,
            shipmentId: id,
            warehouseId: parcel.warehouseId,
            service: parcel.service ?? "",
            countryCode,
            region: regionOf(address),
            handlingDays: handlingDays({ plannedOn, leftOn }, shippingDays(parcel.warehouse)),
            transitDays: transitDays({ leftOn, cameOn: dayAt(deliveredAt, timeZone) }, deliversTo(parcel, countryCode)),
            deliveredAt,
          },
        ];
      }),
  );
  await db.deliveredShipment.createMany({ data: rows, skipDuplicates: true });
}

async function judge(db: ShopDb, shop: Shop, order: JudgedOrder) {
  const key = { shopId_orderId: { shopId: shop.id, orderId: order.id } };
  const promise = await db.deliveryPromise.findUnique({ where: key });
  const { countryCode, timeZone } = goingTo(order);
  if (!promise || countryCode === null) return;

  const said = StoredParcels.parse(promise.parcels);
  const lastSaid = Math.max(...said.map(({ leavesOn }) => dayOf(leavesOn)));
  const parcels = order.parcels.map((parcel): JudgedParcel => {
    const own = said.find(({ warehouseId }) => warehouseId === parcel.warehouseId);
    const came = isDelivered(parcel) ? (parcel.deliveredAt ?? latest(parcel.shipments.map(({ deliveredAt }) => deliveredAt))) : null;
    const left = hasLeft(parcel) ? (parcel.shippedAt ?? latest(parcel.shipments.map(({ shippedAt }) => shippedAt))) : null;
    return {
      promisedOn: own ? dayOf(own.leavesOn) : lastSaid,
      plannedOn: parcel.leavesOn === null ? null : dayOf(parcel.leavesOn),
      leftOn: isShipped(parcel) && left ? dayAt(left, parcel.warehouse.timeZone) : null,
      cameOn: came && dayAt(came, timeZone),
      wentAstray: wentAstray(parcel),
      deliversOn: deliversTo(parcel, countryCode),
    };
  });
  const verdict = judgePromise(dayOf(promise.date), parcels, dayAt(nowDate(), timeZone));
  if (verdict.verdict === "pending") return;
  const isLost = verdict.verdict === "broken" && verdict.deliveredOn === null && parcels.some((parcel) => parcel.wentAstray);
  await db.deliveryPromise.update({
    where: key,
    data: {
      verdict: verdict.verdict,
      brokenBy: verdict.verdict === "broken" ? verdict.by : null,
      deliveredOn: verdict.deliveredOn === null ? null : isoOf(verdict.deliveredOn),
      judgedAt: nowDate(),
      surprise:
        verdict.deliveredOn === null ? (isLost ? 1 : null) : chanceBy(StoredArrival.parse(promise.arrival), verdict.deliveredOn - 1),
    },
  });
}

function latest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : new Date(Math.max(...known.map((moment) => moment.getTime())));
}
