import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";
import { sentMarks } from "./sent-marks.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What a parcel that is packed here may still be told otherwise of, by the cause under which a person is asked. */
const MARKS = {
  "parcel.address-changed": "addressSent",
  "parcel.gift-message-changed": "giftMessageSent",
  "parcel.service-changed": "shippingLineSent",
} as const;

export type ChangedSincePacked = keyof typeof MARKS;

export const isChangedSincePacked = (cause: string): cause is ChangedSincePacked => Object.hasOwn(MARKS, cause);

/** What of a packed parcel's order was changed since, of which a person is asked. */
export async function changedSincePacked(db: ShopDb, shop: Shop, parcelId: string): Promise<ChangedSincePacked[]> {
  const where = { shopId: shop.id, subject: `parcel:${parcelId}`, cause: { in: Object.keys(MARKS) }, resolvedAt: null };
  const open = await db.exception.findMany({ where, select: { cause: true }, orderBy: { cause: "asc" } });
  return open.map(({ cause }) => cause).filter(isChangedSincePacked);
}

/** Whoever ships a parcel here was shown what had changed since it was packed: it goes as its order stands, and nobody is asked any more. */
export async function goesAsItStands(
  db: ShopDb,
  shop: Shop,
  parcel: { id: string; orderId: bigint },
  shown: readonly ChangedSincePacked[],
  by: Actor,
): Promise<void> {
  if (shown.length === 0) return;
  const marks = sentMarks(await db.order.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id: parcel.orderId } } }));
  const data = Object.fromEntries(shown.map((cause) => [MARKS[cause], marks[MARKS[cause]]]));
  await db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data });
  await resolveExceptions(db, shop, { subject: `parcel:${parcel.id}`, cause: shown }, fulfillment.message("goes-as-it-stands"), by);
}
