import { Prisma } from "#generated/prisma/client.ts";
import { hasLeft, isClaimed, isPlanned } from "#app/messaging/deliveries/delivery-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { enterLive } from "../journeys/enter-journey.server.ts";
import { variantEntry } from "../journeys/entries/entry-key.ts";
import { COMES_WITHIN_HOURS, toTell } from "./ration.ts";
import { unitsThere } from "./sold-out.server.ts";

const DAY_MS = 86_400_000;
/** Whoever waited for so long has it from elsewhere. */
const WAITS_DAYS = 90;
/** For so long somebody who was told, and whom nothing reached before it was gone again, goes on waiting. */
const AGAIN_DAYS = 7;
const VARIANTS_AT_ONCE = 200;

/**
 * Begins the journeys of those who wait for something that is there again: in the order in which they wait, and no more of them than may come for
 * what there is. Whoever is held out has their turn with the others, and takes nobody's. Of a shop without such a journey nothing is read.
 */
export async function tellWaiting(shop: Shop): Promise<void> {
  const at = nowDate();
  const isLive = await inShop(shop, async (db) => {
    await db.stockWait.deleteMany({ where: { shopId: shop.id, since: { lt: new Date(at.getTime() - WAITS_DAYS * DAY_MS) } } });
    const [row] = await db.$queryRaw<{ live: boolean }[]>`
      SELECT EXISTS (SELECT FROM "journey" WHERE "shopId" = ${shop.id} AND "state" = 'live'
                        AND "definition" #>> '{trigger,kind}' = 'back-in-stock') AS "live"`;
    return row?.live ?? false;
  });
  if (!isLive) return;
  for (let after = 0n; ;) {
    const { variantIds, there } = await inShop(shop, async (db) => {
      const variantIds = await nextWaitedFor(db, shop, after, at);
      return { variantIds, there: await unitsThere(db, shop, variantIds) };
    });
    for (const [variantId, units] of there)
      await inShop(shop, (db) => (units === 0 ? waitAgain(db, shop, variantId, at) : tellOf(db, shop, { variantId, units }, at)));
    const last = variantIds.at(-1);
    if (last === undefined || variantIds.length < VARIANTS_AT_ONCE) return;
    after = last;
  }
}

async function nextWaitedFor(db: ShopDb, shop: Shop, after: bigint, at: Date): Promise<bigint[]> {
  const again = new Date(at.getTime() - AGAIN_DAYS * DAY_MS);
  const rows = await db.$queryRaw<{ variantId: bigint }[]>`
    SELECT DISTINCT "variantId" FROM "stock_wait"
     WHERE "shopId" = ${shop.id} AND "variantId" > ${after} AND ("toldAt" IS NULL OR "toldAt" > ${again})
     ORDER BY "variantId" LIMIT ${VARIANTS_AT_ONCE}`;
  return rows.map(({ variantId }) => variantId);
}

async function tellOf(db: ShopDb, shop: Shop, { variantId, units }: { variantId: bigint; units: number }, at: Date): Promise<void> {
  // Of one thing one process tells at a time.
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${String(shop.id)} waits ${String(variantId)}`}, 0))::text`;
  let left = toTell(units, await countTold(db, shop, variantId, at));
  while (left > 0) {
    const turn = await db.stockWait.findMany({
      where: { shopId: shop.id, variantId, toldAt: null },
      orderBy: [{ since: "asc" }, { personId: "asc" }],
      take: Math.min(left, VARIANTS_AT_ONCE),
    });
    if (turn.length === 0) return;
    for (const { personId, abandonmentId, since, round } of turn) {
      const entry = { personId, abandonmentId, entryKey: variantEntry(variantId, since, round) };
      const entered = await enterLive(db, shop, "back-in-stock", entry);
      const person = await db.recoveryPerson.findUnique({ where: { shopId_id: { shopId: shop.id, id: personId } } });
      if (person?.isHeldOut === false && entered.some(({ outcome }) => outcome === "entered")) left -= 1;
    }
    const personId = { in: turn.map((one) => one.personId) };
    await db.stockWait.updateMany({ where: { shopId: shop.id, variantId, personId }, data: { toldAt: at } });
  }
}

/** A run of somebody who waits for this thing, of whichever round. */
const runOf = Prisma.sql`r."shopId" = w."shopId" AND r."personId" = w."personId" AND r."entryKey" LIKE 'variant:' || w."variantId" || ':%'`;

const stages = [...new Set([...isPlanned.stages, ...isClaimed.stages, ...hasLeft.stages])];
/** Something of the run is on its way to them, or has left. */
const isSaid = Prisma.sql`EXISTS (SELECT FROM "message_delivery" d
  WHERE d."shopId" = r."shopId" AND d."run" = r."id"::text AND d."stage"::text IN (${Prisma.join(stages)}))`;

/** People who were told lately, or are about to be, and have not bought. */
async function countTold(db: ShopDb, shop: Shop, variantId: bigint, at: Date): Promise<number> {
  const since = new Date(at.getTime() - COMES_WITHIN_HOURS * 3_600_000);
  const [row] = await db.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS "people" FROM "stock_wait" w
     WHERE w."shopId" = ${shop.id} AND w."variantId" = ${variantId} AND w."toldAt" > ${since}
       AND EXISTS (SELECT FROM "journey_run" r WHERE ${runOf} AND NOT r."isHeldOut" AND r."endedBy" IS DISTINCT FROM 'purchased'
                      AND (r."endedAt" IS NULL OR ${isSaid}))`;
  return row?.people ?? 0;
}

/** It is gone again: whom nothing reached before it went waits on, at their place. */
async function waitAgain(db: ShopDb, shop: Shop, variantId: bigint, at: Date): Promise<void> {
  const since = new Date(at.getTime() - AGAIN_DAYS * DAY_MS);
  await db.$executeRaw`
    UPDATE "stock_wait" w SET "toldAt" = NULL, "round" = w."round" + 1
     WHERE w."shopId" = ${shop.id} AND w."variantId" = ${variantId} AND w."toldAt" > ${since}
       AND EXISTS (SELECT FROM "journey_run" r WHERE ${runOf} AND r."enteredAt" >= w."toldAt" - interval '1 minute'
                      AND r."endedBy" IN ('sold-out', 'finished', 'not-eligible'))
       AND NOT EXISTS (SELECT FROM "journey_run" r WHERE ${runOf} AND r."enteredAt" >= w."toldAt" - interval '1 minute'
                          AND (r."endedAt" IS NULL OR r."isHeldOut" OR ${isSaid}))`;
}
