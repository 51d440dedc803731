import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Closes what is open about a subject, all of it or the causes that begin with `cause`, saying what resolved it, and who. What a person had
 * dismissed of it keeps their word, and is over: should it come again, it is told again.
 */
export async function resolveExceptions(
  db: ShopDb,
  shop: Shop,
  match: { subject: string; cause?: string },
  resolution: Message,
  by: Actor = WAYBILL,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "exception"
       SET "resolution" = CASE WHEN "resolvedAt" IS NULL THEN ${JSON.stringify(resolution)}::jsonb ELSE "resolution" END,
           "resolvedBy" = CASE WHEN "resolvedAt" IS NULL THEN ${JSON.stringify(by)}::jsonb ELSE "resolvedBy" END,
           "resolvedAt" = coalesce("resolvedAt", ${nowDate()}), "standing" = false
     WHERE "shopId" = ${shop.id} AND "subject" = ${match.subject} AND starts_with("cause", ${match.cause ?? ""})
       AND ("resolvedAt" IS NULL OR "standing")`;
}
