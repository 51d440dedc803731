import { isDeepStrictEqual } from "node:util";
import { nowDate } from "#app/platform/clock.ts";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { newId } from "#app/platform/ids.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { settleStage } from "../settle-stage.server.ts";
import type { ExceptionCause } from "./exception-causes.ts";
import { exceptionOpened } from "./exception-events.ts";

export type ExceptionReport = {
  /** What kind of trouble: exceptions are grouped by it. */
  cause: ExceptionCause;
  /** What it is about: an order's, a parcel's or a warehouse's id. */
  subject: string;
  orderId?: bigint;
  parcelId?: string;
  /** What it shares with others of its cause, as the cause declares (`shares`): one button solves them together. */
  shared?: Shared;
  /** What happened, what was tried and what to do. */
  message: Message;
  /** It is a fact that stands, and is met again with every look: once a person has dismissed it in these words, it is not brought back. */
  staysDismissed?: boolean;
  /** Of the causes that begin so, a subject has one at a time: this takes the place of another one, and is as old as that. */
  insteadOf?: string;
};

const NOTHING_SHARED = { sku: null, productId: null, warehouseId: null, countryCode: null };

export type Shared = { sku: string } | { productId: bigint } | { warehouseId: string } | { countryCode: string };

/** What a report about a parcel is about: the parcel, its order, and what it shares with others of its warehouse. */
export function aboutParcel(parcel: { id: string; orderId: bigint; warehouseId: string }) {
  const { id, orderId, warehouseId } = parcel;
  return { subject: `parcel:${id}`, orderId, parcelId: id, shared: { warehouseId } };
}

/**
 * Puts something that needs a person on the worklist, and shows its order as one that does. Reported again while it is open, only what it
 * says is brought up to date. Answers whether it was not there before; then, and when it is another cause's from now on, `exception.opened` is published.
 */
export async function openException(db: ShopDb, shop: Shop, report: ExceptionReport): Promise<boolean> {
  // Whoever dismisses it at this moment is waited for, and heard.
  if (report.orderId !== undefined) await lockOrders(db, shop, [report.orderId]);
  const dismissed = await lastDismissed(db, shop, report);
  if (report.staysDismissed && dismissed && isDeepStrictEqual(dismissed.message, report.message)) return false;
  const isRenamed = report.insteadOf !== undefined && (await takePlace(db, shop, report, report.insteadOf));
  const before = (report.staysDismissed && dismissed) || (await triedAgain(db, shop, report));
  const { sku, productId, warehouseId, countryCode } = { ...NOTHING_SHARED, ...report.shared };
  const [row] = await db.$queryRaw<{ id: string; isNew: boolean }[]>`
    INSERT INTO "exception" ("shopId", "id", "cause", "subject", "orderId", "parcelId", "sku", "productId", "warehouseId", "countryCode", "message", "openedAt", "ownerId")
    VALUES (${shop.id}, ${newId()}::uuid, ${report.cause}, ${report.subject}, ${report.orderId ?? null}, ${report.parcelId ?? null}::uuid,
            ${sku}, ${productId}::bigint, ${warehouseId}::uuid, ${countryCode},
            ${JSON.stringify(report.message)}::jsonb, ${before?.openedAt ?? nowDate()}, ${before?.ownerId ?? null})
    ON CONFLICT ("shopId", "cause", "subject") WHERE "resolvedAt" IS NULL
    DO UPDATE SET "message" = excluded."message", "sku" = excluded."sku", "productId" = excluded."productId",
                  "warehouseId" = excluded."warehouseId", "countryCode" = excluded."countryCode"
    RETURNING "id"::text AS "id", xmax = 0 AS "isNew"`;
  if (dismissed) await forgetDismissals(db, shop, report.subject, report.cause);
  const isNew = row?.isNew ?? false;
  if (row && (isNew || isRenamed)) await publish(db, shop, exceptionOpened, { exceptionId: row.id, cause: report.cause });
  if (isNew && report.orderId !== undefined) await settleStage(db, shop, report.orderId);
  return isNew;
}

/** It is told in other words: what was dismissed of a subject comes back when it is met again. */
async function forgetDismissals(db: ShopDb, shop: Shop, subject: string, cause: string): Promise<void> {
  await db.exception.updateMany({
    where: { shopId: shop.id, subject, standing: true, cause: { startsWith: cause } },
    data: { standing: false },
  });
}

const KEPT = { message: true, openedAt: true, ownerId: true } as const;

function lastDismissed(db: ShopDb, shop: Shop, { cause, subject }: ExceptionReport) {
  return db.exception.findFirst({
    where: { shopId: shop.id, cause, subject, standing: true },
    orderBy: { resolvedAt: "desc" },
    select: KEPT,
  });
}

/** Trouble that a person had tried again, and that is there again at once, is as old as it was, and whose it was. */
async function triedAgain(db: ShopDb, shop: Shop, { cause, subject }: ExceptionReport) {
  const last = await db.exception.findFirst({
    where: { shopId: shop.id, cause, subject, resolvedAt: { gte: new Date(nowDate().getTime() - TRIED_AGAIN_MS) } },
    orderBy: { resolvedAt: "desc" },
    select: { ...KEPT, resolution: true },
  });
  return last !== null && storedMessage(last.resolution).code === "fulfillment:rerouted" ? last : null;
}

const TRIED_AGAIN_MS = 60 * 60_000;

/** The open one that waits longest becomes this one; of others there are no more. Answers whether it was called something else before. */
async function takePlace(db: ShopDb, shop: Shop, { cause, subject }: ExceptionReport, insteadOf: string): Promise<boolean> {
  const open = await db.exception.findMany({
    where: { shopId: shop.id, subject, resolvedAt: null, cause: { startsWith: insteadOf } },
    orderBy: { openedAt: "asc" },
    select: { id: true, cause: true, openedAt: true, ownerId: true },
  });
  const [oldest] = open;
  const stays = open.find((one) => one.cause === cause) ?? oldest;
  if (!oldest || !stays) return false;
  await db.exception.deleteMany({ where: { shopId: shop.id, id: { in: open.filter((one) => one !== stays).map(({ id }) => id) } } });
  const ownerId = open.find((one) => one.ownerId !== null)?.ownerId ?? null;
  await db.exception.update({
    where: { shopId_id: { shopId: shop.id, id: stays.id } },
    data: { cause, openedAt: oldest.openedAt, ownerId },
  });
  return stays.cause !== cause;
}
