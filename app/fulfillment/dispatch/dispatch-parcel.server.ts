import type { Prisma } from "#generated/prisma/client.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { orderChanged } from "#app/orders/order-events.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection, secondsUntilTurn } from "#app/warehouses/open-connection.server.ts";
import type { OrderAnswer, WarehouseConnection, WarehouseOrder } from "#app/warehouses/warehouse-connection.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";
import { recordDispatch } from "./record-dispatch.server.ts";
import { sentMarks, serviceOf } from "./sent-marks.server.ts";
import { shipToOf } from "./ship-to.server.ts";
import { reportTooLate } from "./cancel-parcels.server.ts";
import { reportWarehouseFault } from "../exceptions/report-refused-warehouses.server.ts";
import { awaitsDispatch, isCancelled, isPlanned } from "#app/parcels/parcel-stage.ts";
import { z } from "zod";
import { jobPer } from "#app/platform/jobs/job.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";

/** For how long a parcel that waits for its warehouse's turn may hold up others. */
const HELD_UP_MS = 3000;
/** Where the provider does not say how long to wait. */
const RATE_LIMIT_SECONDS = 5;

/**
 * Orders a parcel from its warehouse. Twice equals once: on doubt it asks the warehouse by our reference first.
 *
 * A parcel of a warehouse that is paused or refuses our credentials waits; sweep-orders dispatches it when the warehouse is open again. One
 * that was cancelled while it was in doubt whether the warehouse has it is called off there. One whose warehouse takes no more at this moment
 * is put off, and holds up nobody else's (`NotNow`).
 */
export async function dispatchParcel(shop: Shop, parcelId: string): Promise<void> {
  const parcel = await inShop(shop, (db) => loadParcel(db, shop, parcelId));
  if (!parcel || isPlanned(parcel) || parcel.warehouse.state !== "connected") return;

  const seconds = awaitsDispatch(parcel) ? secondsUntilTurn(shop, parcel.warehouse, parcel.reference) : 0;
  if (seconds > 0) throw new NotNow(seconds);

  const effect = await openEffect(shop, "parcel.dispatch", parcel.id, parcel.reference);
  if (effect.settled) return;
  // Asked after the effect is written down: whoever cancels the parcel either sees the effect, or is seen here.
  const stage = await inShop(shop, (db) => stageOf(db, shop, parcel.id));
  const connection = openConnection(shop, parcel.warehouse, { read: HELD_UP_MS, write: HELD_UP_MS });

  try {
    const known = effect.isRetry ? await alreadyThere(connection, effect.reference) : undefined;
    if (isCancelled({ stage })) {
      if (known) await callOff(shop, parcel, connection);
      await inShop(shop, (db) => settleEffect(db, shop, effect, known ?? { outcome: "never-sent" }));
      return;
    }
    if (!awaitsDispatch({ stage }) && !known) return;
    const order = await inShop(shop, async (db) => {
      // Should nobody live to hear the answer, it is known all the same what the warehouse was told.
      if (!known) await noteTold(db, shop, parcel);
      return orderOf(parcel, await promisedBy(db, shop, parcel.orderId));
    });
    const answer = known ?? (await connection.createOrder(order));
    const stageThen = await inShop(shop, async (db) => {
      await settleEffect(db, shop, effect, answer);
      await recordDispatch(db, shop, { ...parcel, service: known ? parcel.service : order.service }, answer);
      // What was changed while the warehouse was being told was nobody's to bring there: it did not have the parcel yet.
      if (await isChangedMeanwhile(db, shop, parcel.id)) await publish(db, shop, orderChanged, { orderId: parcel.orderId, askedBy: null });
      return stageOf(db, shop, parcel.id);
    });
    // Cancelled while the call was under way, when the warehouse did not know of it yet.
    if (answer.outcome === "accepted" && isCancelled({ stage: stageThen })) await callOff(shop, parcel, connection);
  } catch (fault) {
    // Not let in, or not this minute, at the first attempt: nothing of it can be there. It may go elsewhere, and need not be looked for.
    if (!effect.isRetry && isTurnedAway(fault))
      await inShop(shop, (db) => db.effect.deleteMany({ where: { shopId: shop.id, id: effect.id } }));
    if (fault instanceof WarehouseFault && fault.code === "rate-limited") throw new NotNow(fault.retryAfterSeconds ?? RATE_LIMIT_SECONDS);
    if (await reportWarehouseFault(shop, parcel.warehouse, fault)) return;
    throw fault;
  }
}

function isTurnedAway(fault: unknown): boolean {
  return fault instanceof WarehouseFault && (fault.code === "unauthorized" || fault.code === "rate-limited");
}

/** The warehouse has a parcel that we have cancelled. When it is too late to stop it, it is under way again and a person is told. */
async function callOff(shop: Shop, parcel: LoadedParcel, connection: WarehouseConnection): Promise<void> {
  const answer = await connection.cancelOrder(parcel.reference);
  if (answer.outcome === "too-late") await inShop(shop, (db) => reportTooLate(db, shop, parcel, answer.message));
}

async function alreadyThere(connection: WarehouseConnection, reference: string): Promise<OrderAnswer | undefined> {
  const known = await connection.findOrder(reference);
  return known && { outcome: "accepted", warehouseOrderId: known.warehouseOrderId };
}

/** Where a parcel stands, until the transaction ends. */
async function stageOf(db: ShopDb, shop: Shop, parcelId: string): Promise<ParcelStage> {
  const [row] = await db.$queryRaw<{ stage: ParcelStage }[]>`
    SELECT "stage"::text AS "stage" FROM "parcel" WHERE "shopId" = ${shop.id} AND "id" = ${parcelId}::uuid FOR SHARE`;
  if (!row) throw new Error(`Parcel ${parcelId} is gone.`);
  return row.stage;
}

/** Whether its order says otherwise by now than its warehouse was told. Whoever changes the order waits until the transaction ends. */
async function isChangedMeanwhile(db: ShopDb, shop: Shop, parcelId: string): Promise<boolean> {
  const rows = await db.$queryRaw<(Parameters<typeof sentMarks>[0] & ReturnType<typeof sentMarks>)[]>`
    SELECT p."addressSent", p."giftMessageSent", p."shippingLineSent",
           o."shipTo", o."phone", o."giftMessage", o."shippingTitle", o."shippingCode"
      FROM "parcel" p JOIN "order" o ON o."shopId" = p."shopId" AND o."id" = p."orderId"
     WHERE p."shopId" = ${shop.id} AND p."id" = ${parcelId}::uuid FOR SHARE OF o`;
  return rows.some(({ addressSent, giftMessageSent, shippingLineSent, ...order }) => {
    const now = sentMarks(order);
    return addressSent !== now.addressSent || giftMessageSent !== now.giftMessageSent || shippingLineSent !== now.shippingLineSent;
  });
}

async function noteTold(db: ShopDb, shop: Shop, parcel: LoadedParcel): Promise<void> {
  const data = { service: serviceOf(parcel.order, parcel.warehouse), ...sentMarks(parcel.order) };
  await db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data });
}

async function promisedBy(db: ShopDb, shop: Shop, orderId: bigint): Promise<string | null> {
  const promise = await db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId } }, select: { date: true } });
  return promise?.date ?? null;
}

function orderOf(parcel: LoadedParcel, deliverBy: string | null): WarehouseOrder {
  const { order } = parcel;
  return {
    reference: parcel.reference,
    orderName: parcel.order.name,
    placedAt: parcel.order.createdAt.toISOString(),
    buildingId: parcel.warehouse.buildingId ?? "",
    shipTo: shipToOf(order),
    service: serviceOf(order, parcel.warehouse),
    giftMessage: order.giftMessage,
    deliverBy,
    lines: parcel.lines.map(({ orderLineId, sku, title, quantity }) => ({
      sku,
      title,
      quantity,
      properties: order.lines.find(({ id }) => id === orderLineId)?.properties ?? null,
    })),
  };
}

const withAll = {
  lines: true,
  warehouse: true,
  order: { include: { lines: { select: { id: true, properties: true } } } },
} satisfies Prisma.ParcelInclude;
type LoadedParcel = Prisma.ParcelGetPayload<{ include: typeof withAll }>;

function loadParcel(db: Prisma.TransactionClient, shop: Shop, parcelId: string): Promise<LoadedParcel | null> {
  return db.parcel.findFirst({ where: { shopId: shop.id, id: parcelId }, include: withAll });
}

export const dispatchParcelJob = jobPer("parcelId", z.uuid(), {
  name: "fulfillment.dispatch-parcel",
  retry: "outside-service",
  run: dispatchParcel,
});
