import { z } from "zod";
import { noteShipped } from "#app/stock/note-shipped.server.ts";
import { pushStockJob } from "#app/stock/push-stock-job.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";
import { reportUnwanted } from "../reconcile/report-unwanted.server.ts";
import { type AskedForFulfillment, askForFulfillment, findFulfillment, findMarkedByHand } from "./ask-for-fulfillment.server.ts";
import { type LoadedShipment, loadShipment, loadTold, unitsOf } from "./load-shipment.server.ts";
import { publishTrackingEvents } from "./publish-tracking-events.server.ts";
import { publishTrackingNumber } from "./publish-tracking-number.server.ts";
import { untoldUnits } from "./untold-units.ts";

/**
 * Makes a shipment a fulfillment in Shopify with its tracking, then tells Shopify its events. Twice equals once: fulfillmentCreate
 * has no idempotency key, so on doubt the order's fulfillments are looked through first. What somebody marked as fulfilled before it had left is
 * that fulfillment, and gets its tracking. Of units that left and that Shopify no longer wants, a person is told.
 */
export async function publishShipment(shop: Shop, shipmentId: string): Promise<void> {
  const told = await loadTold(shop, shipmentId);
  if (!told) return;
  const fulfillmentId = told.fulfillmentId ?? (await createFulfillment(shop, shipmentId));
  if (!fulfillmentId) return;
  const fresh = told.fulfillmentId === null ? ((await loadTold(shop, shipmentId)) ?? told) : told;
  await publishTrackingNumber(shop, fresh, fulfillmentId);
  await publishTrackingEvents(shop, fresh, fulfillmentId);
}

async function createFulfillment(shop: Shop, shipmentId: string): Promise<bigint | undefined> {
  const shipment = await loadShipment(shop, shipmentId);
  if (!shipment) return undefined;
  const effect = await openEffect(shop, "shipment.publish", shipment.id, shipment.trackingNumber ?? shipment.warehouseShipmentId);
  if (effect.settled) return undefined;
  const known = effect.isRetry ? await findFulfillment(shop, shipment) : undefined;
  const asked = known ?? (await askForFulfillment(shop, shipment));
  const answer = (asked.outcome === "nothing-left" ? await findMarkedByHand(shop, shipment) : undefined) ?? asked;

  return inShop(shop, async (db) => {
    if (answer.outcome === "made") await settleEffect(db, shop, effect, { fulfillmentId: String(answer.id) });
    return takeIn(db, shop, shipment, answer);
  });
}

async function takeIn(db: ShopDb, shop: Shop, shipment: LoadedShipment, answer: AskedForFulfillment): Promise<bigint | undefined> {
  const key = { shopId_id: { shopId: shop.id, id: shipment.id } };
  switch (answer.outcome) {
    case "made": {
      const made = { fulfillmentId: answer.id, refusedAt: null, ...(answer.told && { toldTracking: answer.told }) };
      await db.shipment.update({ where: key, data: made });
      if (answer.told) await noteShipped(db, shop, shipment.parcel.warehouseId, answer.units, new Date(answer.told.at));
      await endRefusal(db, shop, shipment, fulfillment.message("fulfillment-taken"));
      await tellUnwanted(db, shop, shipment, untoldUnits(unitsOf(shipment), answer.units));
      return answer.id;
    }
    case "nothing-left":
      await giveUpTelling(db, shop, shipment);
      await endRefusal(db, shop, shipment, fulfillment.message("nothing-waits"));
      await tellUnwanted(db, shop, shipment, untoldUnits(unitsOf(shipment), []));
      return undefined;
    case "refused":
      await giveUpTelling(db, shop, shipment);
      await openException(db, shop, {
        cause: "shipment.refused",
        subject: `shipment:${shipment.id}`,
        orderId: shipment.parcel.orderId,
        parcelId: shipment.parcelId,
        staysDismissed: true,
        message: fulfillment.message("shipment-refused", { order: shipment.parcel.order.name, why: answer.why }),
      });
      return undefined;
  }
}

/** Shopify lowers its number by nothing now: what it shows on hand is to be what lies there. */
async function giveUpTelling(db: ShopDb, shop: Shop, { id, parcel, refusedAt }: LoadedShipment): Promise<void> {
  if (refusedAt !== null) return;
  await db.shipment.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { refusedAt: nowDate() } });
  await enqueue(db, shop, pushStockJob, { warehouseId: WarehouseId.parse(parcel.warehouseId) });
}

const endRefusal = (db: ShopDb, shop: Shop, { id }: LoadedShipment, because: Message) =>
  resolveExceptions(db, shop, { subject: `shipment:${id}` }, because);

async function tellUnwanted(db: ShopDb, shop: Shop, { parcel }: LoadedShipment, units: ReturnType<typeof untoldUnits>): Promise<void> {
  if (units.length > 0) await reportUnwanted(db, shop, parcel.order, parcel, units);
}

export const publishShipmentJob = jobPer("shipmentId", z.uuid(), {
  name: "fulfillment.publish-shipment",
  retry: "outside-service",
  run: publishShipment,
});
