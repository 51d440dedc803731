import { z } from "zod";
import type { Order } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyTrigger } from "./journey-definition.ts";

/**
 * A run that goes on, or came to its end while something that it planned has yet to leave: a mail that waits for the morning, a call that nobody has
 * made. With when its person last did something before it began.
 */
export type BuyersRun = {
  id: string;
  journeyId: string;
  entryKey: string;
  enteredAt: Date;
  touchedAt: Date;
  trigger: JourneyTrigger["kind"];
  waitsFor: string | null;
};

const Kind = JourneyTrigger.shape.kind;

/** What somebody may be known by. An address stands as its key. */
export type BuyersNames = { customerId: bigint | null; mailKey: string | null; phoneKey: string | null };

export function namesOnOrder({ customerId, email, phone }: Pick<Order, "customerId" | "email" | "phone">): BuyersNames {
  return {
    customerId,
    mailKey: addressFor("email", email ?? "")?.key ?? null,
    phoneKey: addressFor("sms", phone ?? "")?.key ?? null,
  };
}

/**
 * The runs of a buyer that go on, in whatever journey. They are found by any name that is theirs alone: a phone leads only to whom nothing else is
 * known of, since families share one. Runs of a cart that turned out to be theirs are among them.
 */
export async function runsOfBuyer(db: ShopDb, shop: Shop, { customerId, mailKey, phoneKey }: BuyersNames): Promise<BuyersRun[]> {
  const people = await db.recoveryPerson.findMany({
    where: {
      shopId: shop.id,
      OR: [
        ...(customerId === null ? [] : [{ customerId }]),
        ...(mailKey === null ? [] : [{ mailKey }]),
        ...(phoneKey === null ? [] : [{ phoneKey, customerId: null, mailKey: null }]),
      ],
    },
    select: { id: true },
  });
  return runsOfPeople(
    db,
    shop,
    people.map(({ id }) => id),
  );
}

/** The same of people whom this room knows. Their runs are locked: who is at work on one is waited for. */
export async function runsOfPeople(db: ShopDb, shop: Shop, personIds: readonly string[]): Promise<BuyersRun[]> {
  if (personIds.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "journey_run" WHERE "shopId" = ${shop.id} AND "personId" = ANY (${personIds}::uuid[])
    UNION
    SELECT r."id"::text FROM "abandonment" a JOIN "journey_run" r ON r."shopId" = a."shopId" AND r."abandonmentId" = a."id"
     WHERE a."shopId" = ${shop.id} AND a."personId" = ANY (${personIds}::uuid[])`;
  return lockRuns(
    db,
    shop,
    rows.map(({ id }) => id),
  );
}

/** The runs that go on of whoever was sent a recovery link; none without one. */
export async function runsOfLink(db: ShopDb, shop: Shop, linkId: string | null): Promise<BuyersRun[]> {
  if (linkId === null) return [];
  const link = await db.recoveryLink.findUnique({ where: { shopId_id: { shopId: shop.id, id: linkId } }, select: { runId: true } });
  if (!link?.runId) return [];
  const run = await db.journeyRun.findUnique({ where: { shopId_id: { shopId: shop.id, id: link.runId } }, select: { personId: true } });
  return run ? runsOfPeople(db, shop, [run.personId]) : [];
}

/** The runs of a cart that go on. */
export async function runsOfCart(db: ShopDb, shop: Shop, abandonmentId: string): Promise<BuyersRun[]> {
  const rows = await db.journeyRun.findMany({ where: { shopId: shop.id, abandonmentId }, select: { id: true } });
  return lockRuns(
    db,
    shop,
    rows.map(({ id }) => id),
  );
}

async function lockRuns(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<BuyersRun[]> {
  if (ids.length === 0) return [];
  await db.$queryRaw`
    SELECT "id"::text FROM "journey_run" WHERE "shopId" = ${shop.id} AND "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  const rows = await db.$queryRaw<(Omit<BuyersRun, "trigger"> & { trigger: string | null })[]>`
    SELECT r."id"::text, r."journeyId"::text, r."entryKey", r."enteredAt", CASE WHEN r."entryKey" LIKE 'variant:%' THEN r."enteredAt" ELSE coalesce(a."touchedAt", r."enteredAt") END AS "touchedAt", r."waitsFor", j."definition" #>> '{trigger,kind}' AS "trigger"
      FROM "journey_run" r
      JOIN "journey" j ON j."shopId" = r."shopId" AND j."id" = r."journeyId"
      LEFT JOIN "abandonment" a ON a."shopId" = r."shopId" AND a."id" = r."abandonmentId"
     WHERE r."shopId" = ${shop.id} AND r."id" = ANY (${ids}::uuid[])
       AND (r."endedAt" IS NULL
         OR EXISTS (SELECT FROM "message_delivery" d
                     WHERE d."shopId" = r."shopId" AND d."run" = r."id"::text AND d."stage" IN ('planned', 'claimed') AND d."calledOffAt" IS NULL)
         OR EXISTS (SELECT FROM "call_task" c WHERE c."shopId" = r."shopId" AND c."runId" = r."id" AND c."state" = 'open'))`;
  return rows.map((row) => ({ ...row, trigger: z.parse(Kind.catch("started-by-hand"), row.trigger) }));
}
