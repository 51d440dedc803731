import type { Warehouse } from "#generated/prisma/client.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { hasLeft, isPacked, isShipped } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import type { AddressAnswer } from "#app/warehouses/warehouse-connection.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";
import { isAddressedAnew, markOf, shipToOf } from "./ship-to.server.ts";

type Parcel = {
  id: string;
  orderId: bigint;
  warehouseId: string;
  stage: ParcelStage;
  reference: string;
  addressSent: string | null;
  warehouse: Warehouse;
};
type Order = { id: bigint; name: string; shipTo: unknown; phone: string | null };

const SHOPIFY: Actor = { kind: "shopify" };
const CAUSE = "parcel.address-changed";

/**
 * Tells a warehouse where a parcel goes by now, when its order's address was changed after the warehouse took it. Where it is too late for
 * that a person is told. An address that was forgotten at a person's wish is no change.
 */
export async function bringAddress(shop: Shop, order: Order, parcel: Parcel): Promise<void> {
  if (!isAddressedAnew(order, parcel)) return;
  const shipTo = shipToOf(order);
  const mark = markOf(shipTo);
  const why = await tell(shop, parcel, mark, shipTo);
  const about = aboutParcel(parcel);
  const names = { order: order.name, warehouse: parcel.warehouse.name };
  await inShop(shop, async (db) => {
    if (why === null) {
      await db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data: { addressSent: mark } });
      const message = fulfillment.message("address-told", { warehouse: names.warehouse });
      await resolveExceptions(db, shop, { subject: about.subject, cause: CAUSE }, message);
      await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "address-changed", message });
      return;
    }
    const message = fulfillment.message("address-too-late", { ...names, why });
    const opened = await openException(db, shop, { cause: CAUSE, ...about, message, staysDismissed: true });
    if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "address-changed", message });
  });
}

/** Null when the warehouse knows it now; else why it can't be changed there. What was refused once is not asked again. */
async function tell(shop: Shop, parcel: Parcel, mark: string, shipTo: ReturnType<typeof shipToOf>): Promise<Message | null> {
  // Whoever packs here reads the order itself; what is closed has its label.
  if (hasLeft(parcel) || isShipped(parcel)) return fulfillment.message("has-left");
  if (providerOf(parcel.warehouse).capabilities.packedHere) return isPacked(parcel) ? fulfillment.message("is-packed") : null;

  const effect = await openEffect(shop, "parcel.change-address", `${parcel.id} ${mark}`, parcel.reference);
  if (effect.settled) return reasonIn(effect.answer as AddressAnswer);
  const answer = await openConnection(shop, parcel.warehouse).changeAddress(parcel.reference, shipTo);
  await inShop(shop, (db) => settleEffect(db, shop, effect, answer));
  return reasonIn(answer);
}

function reasonIn(answer: AddressAnswer): Message | null {
  return answer.outcome === "changed" ? null : answer.message;
}
