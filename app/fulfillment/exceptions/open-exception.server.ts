import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import type { ExceptionCause } from "./exception-causes.ts";

export type ExceptionReport = {
  /** What kind of trouble: exceptions are grouped by it. */
  cause: ExceptionCause;
  /** What it is about: an order's, a parcel's or a warehouse's id. */
  subject: string;
  orderId?: bigint;
  parcelId?: string;
  /** What happened, what was tried and what to do. */
  message: Message;
};

/** Puts something that needs a person on the worklist. Reported again while it is open, only what it says is brought up to date. */
export async function openException(db: ShopDb, shop: Shop, report: ExceptionReport): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "exception" ("shopId", "id", "cause", "subject", "orderId", "parcelId", "message", "openedAt")
    VALUES (${shop.id}, ${newId()}::uuid, ${report.cause}, ${report.subject}, ${report.orderId ?? null}, ${report.parcelId ?? null}::uuid,
            ${JSON.stringify(report.message)}::jsonb, ${nowDate()})
    ON CONFLICT ("shopId", "cause", "subject") WHERE "resolvedAt" IS NULL DO UPDATE SET "message" = excluded."message"`;
}
