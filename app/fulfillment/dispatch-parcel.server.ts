import type { Prisma } from "#generated/prisma/client.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect } from "#app/platform/effects/open-effect.server.ts";
import { settleEffect } from "#app/platform/effects/settle-effect.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import type { OrderAnswer, WarehouseConnection, WarehouseOrder } from "#app/warehouses/warehouse-connection.ts";

import { openException } from "./exceptions/open-exception.server.ts";
import { settleStage } from "./settle-stage.server.ts";

/** Orders a parcel from its warehouse. Twice equals once: on doubt it asks the warehouse by our reference first. */
export async function dispatchParcel(shop: Shop, parcelId: string): Promise<void> {
  const parcel = await inShop(shop, (db) => loadParcel(db, shop, parcelId));
  if (parcel?.stage !== "requested") return;

  const effect = await openEffect(shop, "parcel.dispatch", parcel.id, parcel.reference);
  if (effect.settled) return;

  const connection = openConnection(shop, parcel.warehouse);
  const answer = (effect.isRetry && (await alreadyThere(connection, effect.reference))) || (await connection.createOrder(orderOf(parcel)));

  await inShop(shop, async (db) => {
    await settleEffect(db, shop, effect, answer);
    await recordAnswer(db, shop, parcel, answer);
    await settleStage(db, shop, parcel.orderId);
  });
}

async function alreadyThere(connection: WarehouseConnection, reference: string): Promise<OrderAnswer | undefined> {
  const known = await connection.findOrder(reference);
  return known && { outcome: "accepted", warehouseOrderId: known.warehouseOrderId };
}

function orderOf(parcel: LoadedParcel): WarehouseOrder {
  return {
    reference: parcel.reference,
    orderName: parcel.order.name,
    placedAt: parcel.order.createdAt.toISOString(),
    buildingId: parcel.warehouse.buildingId ?? "",
    // Written by orders/ alone, which parses it on its way in.
    shipTo: parcel.order.shipTo as PostalAddress,
    lines: parcel.lines.map(({ sku, title, quantity }) => ({ sku, title, quantity })),
  };
}

async function recordAnswer(db: Prisma.TransactionClient, shop: Shop, parcel: LoadedParcel, answer: OrderAnswer) {
  const { warehouse, order } = parcel;
  if (answer.outcome === "accepted") {
    await db.parcel.update({
      where: { shopId_id: { shopId: shop.id, id: parcel.id } },
      data: { stage: "dispatched", warehouseOrderId: answer.warehouseOrderId, dispatchedAt: nowDate(), problem: null },
    });
    await writeTimeline(db, shop, {
      orderId: order.id,
      actor: warehouse.name,
      event: "dispatched",
      words: `${warehouse.name} took the order as ${answer.warehouseOrderId}.`,
    });
    return;
  }
  await db.parcel.update({
    where: { shopId_id: { shopId: shop.id, id: parcel.id } },
    data: { stage: "exception", problem: answer.message },
  });
  await openException(db, shop, {
    cause: "parcel.rejected",
    subject: `parcel:${parcel.id}`,
    orderId: order.id,
    parcelId: parcel.id,
    words: `${warehouse.name} didn't take ${order.name}: ${answer.message}`,
  });
  await writeTimeline(db, shop, { orderId: order.id, actor: warehouse.name, event: "rejected", words: answer.message });
}

const withAll = { lines: true, warehouse: true, order: true } satisfies Prisma.ParcelInclude;
type LoadedParcel = Prisma.ParcelGetPayload<{ include: typeof withAll }>;

function loadParcel(db: Prisma.TransactionClient, shop: Shop, parcelId: string): Promise<LoadedParcel | null> {
  return db.parcel.findFirst({ where: { shopId: shop.id, id: parcelId }, include: withAll });
}
