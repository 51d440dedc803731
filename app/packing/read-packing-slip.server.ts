import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type PostalAddress, readPostalAddress } from "#app/orders/postal-address.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What is printed for a parcel, whichever warehouse packs it; null when the shop has no such parcel. */
export function readPackingSlip(shop: Shop, parcelId: string, locale: string): Promise<PackingSlip | null> {
  return inShop(shop, async (db) => {
    const parcel = await db.parcel.findUnique({
      where: { shopId_id: { shopId: shop.id, id: parcelId } },
      include: { order: true, warehouse: { select: { address: true } }, lines: { orderBy: { sku: "asc" } } },
    });
    if (parcel === null) return null;
    const date = new Intl.DateTimeFormat(locale, { timeZone: shop.timeZone, dateStyle: "long" });
    return {
      locale,
      orderName: parcel.order.name,
      reference: parcel.reference,
      orderDate: date.format(parcel.order.createdAt),
      from: readPostalAddress(parcel.warehouse.address),
      shipTo: readPostalAddress(parcel.order.shipTo),
      lines: parcel.lines.map(({ sku, title, quantity }) => ({ sku, title, quantity })),
      note: parcel.order.note,
    };
  });
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
  from: PostalAddress;
  shipTo: PostalAddress;
  lines: readonly { sku: string; title: string; quantity: number }[];
  /** A word from the merchant or the buyer. */
  note: string | null;
};
