import type { Warehouse } from "#generated/prisma/client.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { hasLeft, isHeldByWarehouse, isPacked, isShipped } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import type { AddressAnswer } from "#app/warehouses/warehouse-connection.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { wasToldSince } from "./sent-marks.server.ts";
import { isAddressedAnew, markOf, shipToOf } from "./ship-to.server.ts";

type Parcel = {
  id: string;
  orderId: bigint;
  warehouseId: string;
  stage: ParcelStage;
  reference: string;
  addressSent: string | null;
  giftMessageSent: string | null;
  shippingLineSent: string | null;
  warehouse: Warehouse;
};
type Order = { id: bigint; name: string; shipTo: unknown; phone: string | null };
type Known = { order: Order; exceptions: ReconcileFacts["exceptions"] };

const SHOPIFY: Actor = { kind: "shopify" };
const CAUSE = "parcel.address-changed";
const EFFECT = "parcel.change-address";

/**
 * Tells a warehouse where a parcel goes by now, when its order's address was changed after the warehouse took it, there and back as often as
 * it is. Where it is too late for that a person is told, until it has the address again that the warehouse knows. An address that was
 * forgotten at a person's wish is no change.
 */
export async function bringAddress(shop: Shop, { order, exceptions }: Known, parcel: Parcel): Promise<void> {
  if (!isAddressedAnew(order, parcel)) {
    const isAsked = exceptions.some(({ cause, subject, resolvedAt }) => isAbout(parcel, { cause, subject }) && resolvedAt === null);
    if (isAsked && isHeldByWarehouse(parcel)) await inShop(shop, (db) => tellEnd(db, shop, parcel, fulfillment.message("address-as-sent")));
    return;
  }
  const why = await tell(shop, order, parcel);
  if (why === null) return;
  const message = fulfillment.message("address-too-late", { order: order.name, warehouse: parcel.warehouse.name, why });
  await inShop(shop, async (db) => {
    if (await wasToldSince(db, shop, parcel)) return;
    const opened = await openException(db, shop, { cause: CAUSE, ...aboutParcel(parcel), message, staysDismissed: true });
    if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "address-changed", message });
  });
}

/** Null when the warehouse knows it now; else why it can't be changed there. What was refused once is not asked again. */
async function tell(shop: Shop, order: Order, parcel: Parcel): Promise<Message | null> {
  // Whoever packs here reads the order itself; what is closed has its label.
  if (hasLeft(parcel) || isShipped(parcel)) return fulfillment.message("has-left");
  const shipTo = shipToOf(order);
  if (providerOf(parcel.warehouse).capabilities.packedHere) {
    if (isPacked(parcel)) return fulfillment.message("is-packed");
    await inShop(shop, (db) => recordTold(db, shop, parcel, markOf(shipTo)));
    return null;
  }

  const effect = await openEffect(shop, EFFECT, await inShop(shop, (db) => subjectOf(db, shop, parcel, markOf(shipTo))), parcel.reference);
  if (effect.settled) return reasonIn(effect.answer as AddressAnswer);
  const answer = await openConnection(shop, parcel.warehouse).changeAddress(parcel.reference, shipTo);
  await inShop(shop, async (db) => {
    await settleEffect(db, shop, effect, answer);
    if (answer.outcome === "changed") await recordTold(db, shop, parcel, markOf(shipTo));
  });
  return reasonIn(answer);
}

/** One for each turn of an address: it may come back to where it was before. */
async function subjectOf(db: ShopDb, shop: Shop, { id }: Parcel, mark: string): Promise<string> {
  const settled = await db.effect.findMany({
    where: { shopId: shop.id, kind: EFFECT, subject: { startsWith: `${id} ` }, state: "settled" },
    select: { answer: true },
  });
  const turns = settled.filter(({ answer }) => (answer as AddressAnswer).outcome === "changed").length;
  return `${id} ${turns} ${mark}`;
}

/** The warehouse knows it. */
async function recordTold(db: ShopDb, shop: Shop, parcel: Parcel, mark: string): Promise<void> {
  await db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data: { addressSent: mark } });
  await tellEnd(db, shop, parcel, fulfillment.message("address-told", { warehouse: parcel.warehouse.name }));
}

/** Nobody is asked any more, and the order's timeline says why. */
async function tellEnd(db: ShopDb, shop: Shop, parcel: Parcel, message: Message): Promise<void> {
  await resolveExceptions(db, shop, { subject: aboutParcel(parcel).subject, cause: CAUSE }, message);
  await writeTimeline(db, shop, { orderId: parcel.orderId, actor: SHOPIFY, event: "address-changed", message });
}

const isAbout = (parcel: Parcel, { cause, subject }: { cause: string; subject: string }) =>
  cause === CAUSE && subject === aboutParcel(parcel).subject;

function reasonIn(answer: AddressAnswer): Message | null {
  return answer.outcome === "changed" ? null : answer.message;
}
