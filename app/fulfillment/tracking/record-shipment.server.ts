import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { pushStockAtLeisure } from "#app/stock/push-stock-job.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lowerStock } from "#app/stock/lower-stock.server.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";

import { orderChanged } from "#app/orders/order-events.ts";
import { publish } from "#app/platform/events/publish.server.ts";

import { markCancelled } from "../dispatch/cancel-parcels.server.ts";
import { GOES_ANEW, reportLeftOtherwise } from "../dispatch/send-anew.server.ts";
import { fulfillment } from "../messages.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { nameAtShopify } from "./carrier-names.ts";
import { ShipmentLines } from "./load-shipment.server.ts";
import { publishShipmentJob } from "./publish-shipment.server.ts";
import { endOf, reportAstray, reportOtherGoods } from "./report-astray.server.ts";
import { columnsOf, trackingSaid } from "./shipment-tracking.ts";
import { settleStage } from "../settle-stage.server.ts";
import { stageAfterShipments, unitsOfNoLine, unitsPerLine } from "#app/parcels/shipment-progress.ts";
import { lockParcel, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { isCancelled, isDelivered, isShipped } from "#app/parcels/parcel-stage.ts";
import { isSameTracking, Tracking } from "#app/parcels/tracking.ts";

const withAll = { lines: true, warehouse: true, order: true, shipments: true } satisfies Prisma.ParcelInclude;
type LoadedParcel = Prisma.ParcelGetPayload<{ include: typeof withAll }>;

/**
 * Takes in what a warehouse says of a shipment: by webhook, by poll or at the packing station, once or many times, in any order.
 *
 * `by` is whose word it is, when it is a person's. A shipment is known by the warehouse's own id. Its units count once, its events are a set, and its parcel never moves backwards.
 */
export async function recordShipment(shop: Shop, parcelId: string, said: WarehouseShipment, by?: Actor): Promise<void> {
  const heard = await inShop(shop, (db) => takeInShipment(db, shop, parcelId, said, by));
  if (heard) await noteHeard(shop, heard);
}

/** The same in a transaction in hand. Answers the warehouse that was heard from (`noteHeard`, once the transaction is over). */
export async function takeInShipment(db: ShopDb, shop: Shop, parcelId: string, said: WarehouseShipment, by?: Actor) {
  // Words about one parcel are taken in one after another.
  await lockParcel(db, shop, parcelId);
  const parcel = await db.parcel.findFirst({ where: { shopId: shop.id, id: parcelId }, include: withAll });
  if (!parcel) return undefined;
  await takeIn(db, shop, parcel, said, by);
  return parcel.warehouse;
}

async function takeIn(db: ShopDb, shop: Shop, parcel: LoadedParcel, said: WarehouseShipment, by?: Actor): Promise<void> {
  await noteProblem(db, shop, parcel, said);
  if (!said.shippedAt) return;

  const known = parcel.shipments.find((shipment) => shipment.warehouseShipmentId === said.warehouseShipmentId);
  const shipmentId = known?.id ?? (await addShipment(db, shop, parcel, said, new Date(said.shippedAt), by));
  const news = await addEvents(db, shop, shipmentId, said);
  const correction = trackingCorrected(known, said);
  if (known && news === 0 && !(said.deliveredAt && !known.deliveredAt) && !correction) return;

  const deliveredAt = known?.deliveredAt ?? (said.deliveredAt ? new Date(said.deliveredAt) : null);
  const end = deliveredAt === null ? (endOf(said) ?? known?.endedAs ?? null) : null;
  const { lines } = await db.shipment.update({
    where: { shopId_id: { shopId: shop.id, id: shipmentId } },
    data: { ...correction, deliveredAt, endedAs: end },
  });
  if (known && correction) await noteCorrection(db, shop, parcel, correction.trackingNumbers);
  await moveForward(db, shop, parcel, said, by);
  const units = ShipmentLines.parse(lines);
  if (isEnd(end) && end !== known?.endedAs) await reportAstray(db, shop, parcel, end, units);
  if (units.length > 0) await enqueue(db, shop, publishShipmentJob, { shipmentId });
  await settleStage(db, shop, parcel.orderId);
}

/** The columns of another tracking than the warehouse's last word; null when it says the same. A correction made in Shopify stands until then. */
function trackingCorrected(known: LoadedParcel["shipments"][number] | undefined, said: WarehouseShipment) {
  const now = trackingSaid(said);
  if (known && now.numbers.length === 0) return null;
  const before = Tracking.safeParse(known?.saidTracking).data;
  if (before && isSameTracking({ ...before, carrier: nameAtShopify(before.carrier) }, now)) return null;
  return { ...columnsOf({ ...now, carrier: now.carrier ?? known?.carrier ?? null }), saidTracking: now };
}

async function noteCorrection(db: ShopDb, shop: Shop, parcel: LoadedParcel, tracking: string[]): Promise<void> {
  await writeTimeline(db, shop, {
    orderId: parcel.orderId,
    actor: { kind: "warehouse", name: parcel.warehouse.name },
    event: "tracking-corrected",
    message: fulfillment.message("tracking-corrected", { tracking }),
  });
}

const isEnd = (end: string | null): end is "lost" | "returned" => end === "lost" || end === "returned";

const HEARD_EVERY_MS = 10_000;

/** When the warehouse was last heard from. A transaction of its own: held longer, the row would make its shipments wait for each other. */
export async function noteHeard(shop: Shop, { id, lastHeardAt }: Pick<Warehouse, "id" | "lastHeardAt">): Promise<void> {
  const at = nowDate();
  if (lastHeardAt !== null && lastHeardAt.getTime() > at.getTime() - HEARD_EVERY_MS) return;
  await inShop(shop, (db) => db.warehouse.updateMany({ where: { shopId: shop.id, id }, data: { lastHeardAt: at } }));
}

async function addShipment(
  db: ShopDb,
  shop: Shop,
  parcel: LoadedParcel,
  said: WarehouseShipment,
  shippedAt: Date,
  by: Actor = { kind: "warehouse", name: parcel.warehouse.name },
): Promise<string> {
  const id = newId<string>();
  const units = unitsPerLine(parcel.lines, said.lines);
  await db.shipment.create({
    data: {
      shopId: shop.id,
      id,
      parcelId: parcel.id,
      warehouseShipmentId: said.warehouseShipmentId,
      shippedAt,
      lines: units.map(({ line, quantity }) => ({ orderLineId: String(line.orderLineId), sku: line.sku, quantity })),
    },
  });
  for (const { line, quantity } of units) {
    await db.parcelLine.updateMany({
      where: { shopId: shop.id, parcelId: parcel.id, orderLineId: line.orderLineId },
      data: { shipped: { increment: quantity } },
    });
  }
  const strangers = unitsOfNoLine(parcel.lines, said.lines);
  if (strangers.length > 0) await reportOtherGoods(db, shop, parcel, id, strangers);
  const left = units.map(({ line, quantity }) => ({ sku: line.sku, quantity }));
  await lowerStock(db, shop, parcel.warehouseId, left, shippedAt);
  await pushStockAtLeisure(db, shop, parcel.warehouse);
  await writeTimeline(db, shop, {
    orderId: parcel.orderId,
    actor: by,
    event: "shipped",
    at: shippedAt,
    message: units.length > 0 ? shippedMessage(unitsIn(units), said) : otherGoodsMessage(strangers),
  });
  return id;
}

const unitsIn = (units: readonly { quantity: number }[]) => units.reduce((sum, { quantity }) => sum + quantity, 0);

/** A box left, and nothing in it is what was asked for. */
function otherGoodsMessage(goods: readonly { sku: string; quantity: number }[]): Message {
  const units = goods.map(({ sku, quantity }) => fulfillment.message("units-of", { units: quantity, title: sku }));
  return units.length > 0 ? fulfillment.message("shipped-other-goods", { units }) : fulfillment.message("shipped-unnamed");
}

function shippedMessage(count: number, { carrier, trackingNumber: tracking }: WarehouseShipment): Message {
  if (carrier && tracking) return fulfillment.message("shipped-with-tracked", { count, carrier, tracking });
  if (carrier) return fulfillment.message("shipped-with", { count, carrier });
  if (tracking) return fulfillment.message("shipped-tracked", { count, tracking });
  return fulfillment.message("shipped", { count });
}

async function addEvents(db: ShopDb, shop: Shop, shipmentId: string, said: WarehouseShipment): Promise<number> {
  const { count } = await db.shipmentEvent.createMany({
    data: said.events.map((event) => ({
      shopId: shop.id,
      shipmentId,
      status: event.status,
      happenedAt: new Date(event.happenedAt),
      message: event.message,
    })),
    skipDuplicates: true,
  });
  return count;
}

/** That nobody wanted what left is not over when it leaves: then it has to be told to the buyer. */
const OVER_ONCE_SHIPPED = ["parcel.on-hold", "parcel.rejected", "parcel.cancelled-by-warehouse", "parcel.lost", "parcel.returned"];

async function moveForward(db: ShopDb, shop: Shop, parcel: LoadedParcel, said: WarehouseShipment, by?: Actor) {
  const key = { shopId_id: { shopId: shop.id, id: parcel.id } };
  const now = await db.parcel.findUniqueOrThrow({ where: key, include: { lines: true, shipments: true } });
  const stage = stageAfterShipments(now, now.shipments);
  if (stage === now.stage) return;
  // What is delivered has shipped, also when nobody said so before.
  if (isShipped({ stage }) && stage !== "shipped" && !isShipped(now)) await moveParcels(db, shop, { id: parcel.id }, "shipped");
  if (isShipped({ stage }) && !isShipped(now)) await reportLeftOtherwise(db, shop, parcel.order, { ...parcel, stage: now.stage });
  await moveParcels(db, shop, { id: parcel.id }, stage, {
    problem: Prisma.DbNull,
    shippedAt: now.shippedAt ?? (!isShipped({ stage }) || !said.shippedAt ? null : new Date(said.shippedAt)),
    deliveredAt: isDelivered({ stage }) && said.deliveredAt ? new Date(said.deliveredAt) : now.deliveredAt,
  });
  // Whoever asks what becomes of a lost box is answered by a person, or by its delivery.
  if (now.shipments.every(({ endedAs }) => endedAs === null))
    await resolveExceptions(db, shop, { subject: `parcel:${parcel.id}`, cause: OVER_ONCE_SHIPPED }, fulfillment.message("parcel-shipped"));
  if (isDelivered({ stage })) {
    const { name } = parcel.warehouse;
    const actor: Actor = by ?? (said.carrier ? { kind: "carrier", name: said.carrier } : { kind: "warehouse", name });
    const message = fulfillment.message("delivered", { warehouse: name });
    await writeTimeline(db, shop, { orderId: parcel.orderId, actor, event: "delivered", message });
  }
}

async function noteProblem(db: ShopDb, shop: Shop, parcel: LoadedParcel, said: WarehouseShipment) {
  if (said.status !== "on-hold" && said.status !== "exception" && said.status !== "cancelled") return;
  // Of a parcel that we called off, its cancellation is no news.
  if (isCancelled(parcel)) return;
  if (parcel.shipments.some((shipment) => shipment.warehouseShipmentId === said.warehouseShipmentId)) return;
  const isOver = said.status === "cancelled";
  // What the others of its shipments leave behind is looked for when the warehouse is done (report-short).
  if (isOver && parcel.shipments.length > 0) return;
  if (isOver && (await isGivenBackAfterAll(db, shop, parcel))) {
    await markCancelled(db, shop, parcel, {
      why: fulfillment.message("stopped-after-all"),
      by: { kind: "warehouse", name: parcel.warehouse.name },
    });
    await publish(db, shop, orderChanged, { orderId: parcel.orderId, askedBy: null });
    return;
  }
  const problem = said.problem ?? fulfillment.message(isOver ? "cancelled-there" : "no-reason");
  const names = { warehouse: parcel.warehouse.name, order: parcel.order.name };
  await db.parcel.update({ where: { shopId_id: { shopId: shop.id, id: parcel.id } }, data: { problem } });
  const opened = await openException(db, shop, {
    cause: isOver ? "parcel.cancelled-by-warehouse" : "parcel.on-hold",
    ...aboutParcel(parcel),
    staysDismissed: true,
    message: isOver ? cancelledMessage(names, said.problem) : fulfillment.message("held", { ...names, why: problem }),
  });
  if (opened) {
    const actor: Actor = { kind: "warehouse", name: names.warehouse };
    const event = isOver ? "cancelled-by-warehouse" : "held-by-warehouse";
    await writeTimeline(db, shop, { orderId: parcel.orderId, actor, event, message: problemMessage(isOver, said.problem) });
  }
  await settleStage(db, shop, parcel.orderId);
}

/** Waybill asked for it back, to send it as its order says now, and was refused at first: a person is still asked about that. */
async function isGivenBackAfterAll(db: ShopDb, shop: Shop, { id }: LoadedParcel): Promise<boolean> {
  const asked = await db.effect.count({ where: { shopId: shop.id, kind: "parcel.cancel", subject: id } });
  if (asked === 0) return false;
  const where = { shopId: shop.id, subject: `parcel:${id}`, cause: { in: GOES_ANEW }, resolvedAt: null };
  return (await db.exception.count({ where })) > 0;
}

/** The same for the timeline, beside which its order and its warehouse stand. */
function problemMessage(isOver: boolean, why: Message | null): Message {
  const what = isOver ? "cancelled-by-warehouse" : "held-by-warehouse";
  return why ? fulfillment.message(`${what}-because`, { why }) : fulfillment.message(what);
}

function cancelledMessage(names: { warehouse: string; order: string }, why: Message | null): Message {
  return why ? fulfillment.message("shipment-cancelled-because", { ...names, why }) : fulfillment.message("shipment-cancelled", names);
}
