import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { inStages, UNDONE } from "#app/parcels/parcel-sql.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type PostalAddress, readPostalAddress } from "#app/orders/postal-address.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cashOnDelivery } from "./cash-on-delivery.ts";

/** What is printed for a parcel, whichever warehouse packs it; null when the shop has no such parcel. */
export function readPackingSlip(shop: Shop, parcelId: string, locale: string): Promise<PackingSlip | null> {
  return inShop(shop, async (db) => {
    const parcel = await db.parcel.findUnique({
      where: { shopId_id: { shopId: shop.id, id: parcelId } },
      include: {
        order: { include: { lines: { select: { id: true, properties: true } } } },
        warehouse: { select: { address: true } },
        lines: { orderBy: { sku: "asc" } },
      },
    });
    if (parcel === null) return null;
    const { name: shopName } = await db.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { name: true } });
    const { paidOnDelivery } = await fulfillmentSettings.read(db, shop);
    const date = new Intl.DateTimeFormat(locale, { timeZone: shop.timeZone, dateStyle: "long" });
    return {
      locale,
      orderName: parcel.order.name,
      reference: parcel.reference,
      orderDate: date.format(parcel.order.createdAt),
      shopName,
      cash: cashOnDelivery(parcel.order, paidOnDelivery, parcel.reference, await firstReference(db, shop, parcel.orderId)),
      from: readPostalAddress(parcel.warehouse.address),
      shipTo: readPostalAddress(parcel.order.shipTo),
      lines: parcel.lines.map(({ orderLineId, sku, title, quantity }) => ({
        sku,
        title,
        quantity,
        properties: parcel.order.lines.find(({ id }) => id === orderLineId)?.properties ?? null,
      })),
      note: parcel.order.note,
      giftMessage: parcel.order.giftMessage,
      delivery: parcel.order.shippingTitle,
    };
  });
}

/** An order's cash is collected once, with the first of its parcels that is not called off. */
async function firstReference(db: ShopDb, shop: Shop, orderId: bigint): Promise<string | undefined> {
  const first = await db.parcel.findFirst({
    where: { shopId: shop.id, orderId, stage: inStages(isLive), NOT: UNDONE },
    orderBy: [{ createdAt: "asc" }, { reference: "asc" }],
    select: { reference: true },
  });
  return first?.reference;
}

/** What is printed and laid into a parcel. */
export type PackingSlip = {
  /** BCP 47: how the reader names countries. */
  locale: string;
  /** The name the buyer knows the order by. */
  orderName: string;
  /** The parcel's own reference, which is also scanned when the order's name cannot be a barcode. */
  reference: string;
  /** As it is to be read, in the shop's zone and language. */
  orderDate: string;
  /** Who the buyer bought from. */
  shopName: string;
  /** What whoever delivers it collects; null where nothing is. */
  cash: Message | null;
  from: PostalAddress;
  shipTo: PostalAddress;
  /** `properties`: what the buyer asked for with it, a line each. */
  lines: readonly { sku: string; title: string; quantity: number; properties?: string | null }[];
  /** A word from the merchant or the buyer. */
  note: string | null;
  /** What the buyer wrote for whoever unpacks it. */
  giftMessage: string | null;
  /** How the buyer has it shipped, as the shop calls it. */
  delivery: string | null;
};
