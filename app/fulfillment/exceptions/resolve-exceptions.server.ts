import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { settleStage } from "../settle-stage.server.ts";

/**
 * Closes what is open about a subject, all of it or the causes that begin with `cause`, or with one of several (without the one of `but`), saying
 * what resolved it, and who. What a person had dismissed of it keeps their word, and is over: should it come again, it is told again. An order of
 * which nobody is asked any more is shown where it is. (Counting the line has the orders locked before their exceptions, as everybody does.)
 */
export async function resolveExceptions(
  db: ShopDb,
  shop: Shop,
  match: { subject: string; cause?: string | readonly string[]; but?: string },
  resolution: Message,
  by: Actor = WAYBILL,
): Promise<void> {
  const causes = [match.cause ?? ""].flat();
  const resolved = await db.$queryRaw<{ orderId: bigint | null }[]>`
    WITH line AS MATERIALIZED (
      SELECT o."id" FROM "order" o
       WHERE o."shopId" = ${shop.id} AND o."id" IN (
             SELECT e."orderId" FROM "exception" e
              WHERE e."shopId" = ${shop.id} AND e."subject" = ${match.subject} AND e."cause" ^@ ANY (${causes}::text[]) AND e."cause" <> ${match.but ?? ""}
                AND (e."resolvedAt" IS NULL OR e."standing"))
       ORDER BY o."id" FOR NO KEY UPDATE)
    UPDATE "exception"
       SET "resolution" = CASE WHEN "resolvedAt" IS NULL THEN ${JSON.stringify(resolution)}::jsonb ELSE "resolution" END,
           "resolvedBy" = CASE WHEN "resolvedAt" IS NULL THEN ${JSON.stringify(by)}::jsonb ELSE "resolvedBy" END,
           "resolvedAt" = coalesce("resolvedAt", ${nowDate()}), "standing" = false
     WHERE "shopId" = ${shop.id} AND "subject" = ${match.subject} AND "cause" ^@ ANY (${causes}::text[]) AND "cause" <> ${match.but ?? ""}
       AND ("resolvedAt" IS NULL OR "standing") AND (SELECT count(*) FROM line) >= 0
    RETURNING "orderId"`;
  for (const orderId of new Set(resolved.map((one) => one.orderId))) if (orderId !== null) await settleStage(db, shop, orderId);
}
