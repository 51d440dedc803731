import { createHash } from "node:crypto";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { lockParcel } from "#app/parcels/move-parcel.server.ts";
import { isHeldByWarehouse, isRefused } from "#app/parcels/parcel-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { chooseService, ServiceChoices } from "#app/warehouses/services/service-choice.ts";
import { shippingLineOf } from "../plan/routable-order.ts";
import { markOf, shipToOf } from "./ship-to.server.ts";

type Order = {
  shipTo: unknown;
  phone: string | null;
  giftMessage: string | null;
  shippingTitle: string | null;
  shippingCode: string | null;
};

/** What of an order its warehouse is told with a parcel, each as a mark that tells one from another and says nothing about either. */
export function sentMarks(order: Order) {
  return {
    addressSent: markOf(shipToOf(order)),
    giftMessageSent: giftMarkOf(order),
    shippingLineSent: shippingLineMarkOf(order),
  };
}

type Marks = Record<keyof ReturnType<typeof sentMarks>, string | null>;

/** Whether a parcel's warehouse was told something else of it since its facts were read. The parcel is locked until the transaction ends. */
export async function wasToldSince(db: ShopDb, shop: Shop, parcel: Marks & { id: string }): Promise<boolean> {
  await lockParcel(db, shop, parcel.id);
  const { addressSent, giftMessageSent, shippingLineSent } = parcel;
  return (await db.parcel.count({ where: { shopId: shop.id, id: parcel.id, addressSent, giftMessageSent, shippingLineSent } })) === 0;
}

/** How a warehouse is asked to ship an order, by its own name; null: as it usually ships. */
export function serviceOf(order: Pick<Order, "shippingTitle" | "shippingCode">, { serviceChoices, services }: Warehouse): string | null {
  return chooseService(shippingLineOf(order), ServiceChoices.parse(serviceChoices), services).service;
}

type Warehouse = { serviceChoices: unknown; services: readonly string[] };

/** One for none too. */
export function giftMarkOf({ giftMessage }: Pick<Order, "giftMessage">): string {
  return hash(giftMessage?.trim() ?? "");
}

export function shippingLineMarkOf({ shippingTitle, shippingCode }: Pick<Order, "shippingTitle" | "shippingCode">): string {
  return hash(JSON.stringify([shippingTitle, shippingCode]));
}

type Told = { stage: ParcelStage; giftMessageSent: string | null; shippingLineSent: string | null };

/**
 * Whether an order has another gift message by now than its warehouse was told of a parcel that it still has. One that was forgotten at a
 * person's wish, with the address, is no change.
 */
export function isGiftMessageAnew(order: Pick<Order, "giftMessage" | "shipTo">, parcel: Told): boolean {
  return isStillThere(parcel) && isOther(parcel.giftMessageSent, giftMarkOf(order)) && order.shipTo !== null;
}

/** The same of how its buyer has it shipped. Where nothing is paid for shipping any more, it is shipped as it was paid for. */
export function isShippingLineAnew(order: Pick<Order, "shippingTitle" | "shippingCode">, parcel: Told): boolean {
  return isStillThere(parcel) && isOther(parcel.shippingLineSent, shippingLineMarkOf(order)) && order.shippingTitle !== null;
}

const isStillThere = (parcel: Told) => isHeldByWarehouse(parcel) && !isRefused(parcel);

/** What was told before it was kept is not judged. */
const isOther = (sent: string | null, now: string) => sent !== null && sent !== now;

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");
