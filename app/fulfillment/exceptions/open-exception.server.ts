import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

export type ExceptionReport = {
  /** What kind of trouble: exceptions are grouped by it. */
  cause: ExceptionCause;
  /** What it is about: an order's, a parcel's or a warehouse's id. */
  subject: string;
  orderId?: bigint;
  parcelId?: string;
  /** What happened, what was tried and what to do, in the merchant's words. */
  words: string;
};

export type ExceptionCause =
  | `unroutable.${string}`
  | "parcel.rejected"
  | "parcel.on-hold"
  | "parcel.cancelled-by-warehouse"
  | "parcel.too-late"
  | "order.called-back"
  /** Shopify would not move an order to its warehouse, or request it there. */
  | "fulfillment-order.refused"
  /** A parcel left, and Shopify would not take its fulfillment. */
  | "shipment.refused"
  | "warehouse.refused"
  | "warehouse.unreachable"
  | "routing.needs-permission"
  | "event.failed";

/** Puts something that needs a person on the worklist. Reported again while it is open, only its words are brought up to date. */
export async function openException(db: ShopDb, shop: Shop, report: ExceptionReport): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "exception" ("shopId", "id", "cause", "subject", "orderId", "parcelId", "words", "openedAt")
    VALUES (${shop.id}, ${newId()}::uuid, ${report.cause}, ${report.subject}, ${report.orderId ?? null}, ${report.parcelId ?? null}::uuid,
            ${report.words}, ${nowDate()})
    ON CONFLICT ("shopId", "cause", "subject") WHERE "resolvedAt" IS NULL DO UPDATE SET "words" = excluded."words"`;
}
