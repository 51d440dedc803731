import { type MessageDelivery, Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What is planned once more is a step of its own, so that the ledger keeps what became of the first. */
const AGAIN = " again";

/** In a query over `message_delivery d`: the step that it was planned at, the first time or again. */
export const stepPlannedAt = Prisma.sql`regexp_replace(d."step", ${`${AGAIN}$`}, '')`;

/** The same of a step as it stands in a delivery. */
export const stepOf = (step: string): string => (step.endsWith(AGAIN) ? step.slice(0, -AGAIN.length) : step);

/** In such a query: whether it was planned once more, and what became of that counts. */
export const wasPlannedAgain = Prisma.sql`EXISTS (
  SELECT FROM "message_delivery" "again"
   WHERE "again"."shopId" = d."shopId" AND "again"."run" = d."run" AND "again"."step" = d."step" || ${AGAIN} AND "again"."channel" = d."channel")`;

/**
 * Plans a message that surely did not arrive one more time, once ever, not before so many seconds have passed. Not after its run was called off
 * (`callOffRun` waits for whoever holds the row, and finds what was planned meanwhile), and not when it would expire before. The sweep over what
 * is due sends it.
 */
export async function planAgain(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { id }: Pick<MessageDelivery, "id">,
  afterSeconds: number,
): Promise<boolean> {
  const [at, again] = [nowDate(), newId<string>()];
  const dueAt = new Date(at.getTime() + afterSeconds * 1000);
  const planned = await db.$executeRaw`
    INSERT INTO "message_delivery" ("shopId", "id", "run", "step", "channel", "purpose", "customerId", "address", "addressKey", "place", "content",
                                    "plannedAt", "stageAt", "dueAt", "expiresAt")
    SELECT "shopId", ${again}::uuid, "run", "step" || ${AGAIN}, "channel", "purpose", "customerId", "address", "addressKey", "place", "content",
           ${at}, ${at}, ${dueAt}, "expiresAt"
      FROM "message_delivery"
     WHERE "shopId" = ${shop.id} AND "id" = ${id}::uuid AND "calledOffAt" IS NULL AND "expiresAt" > ${dueAt} AND "step" NOT LIKE ${`%${AGAIN}`}
    ON CONFLICT ("shopId", "run", "step", "channel") DO NOTHING`;
  return planned > 0;
}
