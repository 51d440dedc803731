import { Prisma } from "#generated/prisma/client.ts";
import type { AlertRhythm } from "#generated/prisma/enums.ts";
import { resolveExceptions } from "#app/fulfillment/exceptions/resolve-exceptions.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Wanted } from "./alert-scope.ts";
import { sealTarget, targetOf } from "./alert-target.server.ts";
import { type AlertTarget, subjectOf } from "./alert-target.ts";
import { alerts } from "./messages.ts";
import { tendDestinationJob } from "./tend-destination.server.ts";

const MOST = 20;

export type DestinationWish = Wanted & { rhythm: AlertRhythm; tellsSolved: boolean };

export type AddOutcome = { outcome: "added"; id: string } | { outcome: "known" } | { outcome: "too-many" };

/** Tells of exceptions there from now on; what stands on the list already is told nowhere new. */
export function addDestination(shop: Shop, target: AlertTarget, wish: DestinationWish): Promise<AddOutcome> {
  return inShop(shop, async (db) => {
    await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alert destinations ${String(shop.id)}`}, 0))::text`;
    const there = await db.alertDestination.findMany({ where: { shopId: shop.id } });
    if (there.length >= MOST) return { outcome: "too-many" };
    const isKnown = there.some((one) => JSON.stringify(targetOf(shop, one)) === JSON.stringify(target));
    if (isKnown) return { outcome: "known" };
    const id = newId<string>();
    const kind = "url" in target ? "webhook" : "email";
    const data = { ...dataOf(wish), shopId: shop.id, id, kind, target: sealTarget(shop, target), createdAt: nowDate() } as const;
    await db.alertDestination.create({ data });
    return { outcome: "added", id };
  });
}

/** Changes what is told there, when, and with a target where that is. What is gathered already is told as it was meant. */
export async function changeDestination(shop: Shop, id: string, wish: DestinationWish, target: AlertTarget | null = null): Promise<void> {
  const kind = target && ("url" in target ? ("webhook" as const) : ("email" as const));
  await inShop(shop, async (db) => {
    await db.alertDestination.updateMany({ where: { shopId: shop.id, id }, data: dataOf(wish) });
    if (!target || !kind) return;
    const data = {
      target: sealTarget(shop, target),
      plainOnly: false,
      failures: 0,
      refusals: 0,
      failingSince: null,
      restsUntil: null,
      ...unheardOf,
    };
    await db.alertDestination.updateMany({ where: { shopId: shop.id, id, kind }, data });
  });
}

/** What is known of another place says nothing of this one. */
const unheardOf = { lastSentAt: null, lastFailedAt: null, lastProblem: Prisma.DbNull };

const dataOf = ({ rhythm, scope, causes, tellsSolved }: DestinationWish) => ({
  rhythm,
  scope,
  causes: scope === "chosen" ? [...causes] : [],
  tellsSolved,
});

/** Stops telling anything there. What happens meanwhile is told when it goes on, as far as it is still open. */
export async function pauseDestination(shop: Shop, id: string): Promise<void> {
  await inShop(shop, (db) => db.alertDestination.updateMany({ where: { shopId: shop.id, id }, data: { state: "paused" } }));
}

/** Goes on, and holds nothing against it that was before. */
export async function resumeDestination(shop: Shop, id: string, by: Actor): Promise<void> {
  await inShop(shop, async (db) => {
    const data = { state: "active", failures: 0, refusals: 0, failingSince: null, restsUntil: null } as const;
    await db.alertDestination.updateMany({ where: { shopId: shop.id, id }, data });
    await endTrouble(db, shop, id, by);
    await enqueue(db, shop, tendDestinationJob, { destinationId: id });
  });
}

/** Forgets a destination, and what was told there. */
export async function removeDestination(shop: Shop, id: string, by: Actor): Promise<void> {
  await inShop(shop, async (db) => {
    await endTrouble(db, shop, id, by);
    await db.alertDestination.deleteMany({ where: { shopId: shop.id, id } });
  });
}

async function endTrouble(db: ShopDb, shop: Shop, id: string, by: Actor): Promise<void> {
  await resolveExceptions(db, shop, { subject: subjectOf(id) }, alerts.message("goes-on"), by);
}
