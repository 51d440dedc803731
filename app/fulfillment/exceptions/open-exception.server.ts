import { isDeepStrictEqual } from "node:util";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { isDismissal } from "./dismiss-exceptions.server.ts";
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
  /** It is a fact that stands, and is met again with every look: once a person has dismissed it in these words, it is not brought back. */
  staysDismissed?: boolean;
};

/**
 * Puts something that needs a person on the worklist. Reported again while it is open, only what it says is brought up to date. Answers
 * whether it was not there before.
 */
export async function openException(db: ShopDb, shop: Shop, report: ExceptionReport): Promise<boolean> {
  if (report.staysDismissed && (await wasDismissed(db, shop, report))) return false;
  const [row] = await db.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO "exception" ("shopId", "id", "cause", "subject", "orderId", "parcelId", "message", "openedAt")
    VALUES (${shop.id}, ${newId()}::uuid, ${report.cause}, ${report.subject}, ${report.orderId ?? null}, ${report.parcelId ?? null}::uuid,
            ${JSON.stringify(report.message)}::jsonb, ${await openedAt(db, shop, report)})
    ON CONFLICT ("shopId", "cause", "subject") WHERE "resolvedAt" IS NULL DO UPDATE SET "message" = excluded."message"
    RETURNING xmax = 0 AS "isNew"`;
  return row?.isNew ?? false;
}

/** Trouble that a person had tried again, and that is there again at once, is as old as it was. */
async function openedAt(db: ShopDb, shop: Shop, { cause, subject }: ExceptionReport): Promise<Date> {
  const last = await db.exception.findFirst({
    where: { shopId: shop.id, cause, subject, resolvedAt: { gte: new Date(nowDate().getTime() - TRIED_AGAIN_MS) } },
    orderBy: { resolvedAt: "desc" },
    select: { openedAt: true, resolution: true },
  });
  return last !== null && storedMessage(last.resolution).code === "fulfillment:rerouted" ? last.openedAt : nowDate();
}

const TRIED_AGAIN_MS = 60 * 60_000;

async function wasDismissed(db: ShopDb, shop: Shop, { cause, subject, message }: ExceptionReport): Promise<boolean> {
  const last = await db.exception.findFirst({
    where: { shopId: shop.id, cause, subject, resolvedAt: { not: null } },
    orderBy: { resolvedAt: "desc" },
    select: { message: true, resolution: true },
  });
  return last !== null && isDismissal(storedMessage(last.resolution)) && isDeepStrictEqual(last.message, message);
}
