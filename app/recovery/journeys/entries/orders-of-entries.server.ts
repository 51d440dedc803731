import { z } from "zod";
import type { Order } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { entrySubject } from "./entry-key.ts";

/** The order that each of these keys is about, by the key: nothing of one that is about none, or whose order is gone. */
export async function ordersOfEntries(db: ShopDb, shop: Pick<Shop, "id">, entryKeys: readonly string[]): Promise<Map<string, Order>> {
  const subjects = entryKeys.flatMap((entryKey) => {
    const subject = entrySubject(entryKey);
    return subject && subject.kind !== "variant" ? [{ entryKey, ...subject }] : [];
  });
  if (subjects.length === 0) return new Map();
  const parcelIds = subjects.filter(({ kind, id }) => kind === "parcel" && z.uuid().safeParse(id).success).map(({ id }) => id);
  const parcels =
    parcelIds.length === 0
      ? []
      : await db.parcel.findMany({ where: { shopId: shop.id, id: { in: parcelIds } }, select: { id: true, orderId: true } });
  const orderOf = new Map(parcels.map(({ id, orderId }) => [id, orderId]));
  const named = subjects.flatMap(({ entryKey, kind, id }) => {
    const orderId = kind === "parcel" ? orderOf.get(id) : /^\d{1,18}$/.test(id) ? BigInt(id) : undefined;
    return orderId === undefined ? [] : [{ entryKey, orderId }];
  });
  const orders = await db.order.findMany({ where: { shopId: shop.id, id: { in: named.map(({ orderId }) => orderId) } } });
  const byId = new Map(orders.map((order) => [order.id, order]));
  return new Map(
    named.flatMap(({ entryKey, orderId }) => {
      const order = byId.get(orderId);
      return order ? [[entryKey, order] as const] : [];
    }),
  );
}
