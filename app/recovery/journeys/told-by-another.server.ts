import type { Abandonment, JourneyRun, MessagePurpose } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { hasLeft, isClaimed } from "#app/messaging/deliveries/delivery-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { entrySubject, isByHand, isSameMatter } from "./entries/entry-key.ts";

/**
 * So far apart are what two journeys say about one thing by one channel. Klaviyo's defaults for anything that it sends (help.klaviyo.com
 * 115005078227); here only what repeats the same is held back, and it is said.
 */
const APART_HOURS: Record<Channel, number> = { email: 16, sms: 24, whatsapp: 24, call: 24 };

type Matter = Pick<JourneyRun, "journeyId" | "personId" | "entryKey" | "abandonmentId">;

/** Another journey, and whether it has told them, or is at it and may fail yet. */
export type Told = { journey: string; isUnderWay: boolean };

/**
 * Another journey that has told somebody of the same cart, parcel or thing by the same channel so short a while before `dueAt` that they would hear
 * it twice; null where none has. What was put off since, for hours or a cap, says the same as on the day for which it was meant, and so does the very
 * same mail of one cart whenever it comes. Of calls also one that waits on the agents' list. A journey that a person began for a cart is meant, whatever went
 * before; what is said of an order isn't held back for advertising; and whoever has been at the cart since, and left it anew, hears of it anew.
 */
export async function toldByAnother(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  run: Matter,
  cart: Pick<Abandonment, "touchedAt"> | null,
  { channel, purpose, subject }: { channel: Channel; purpose: MessagePurpose; subject?: string },
  dueAt: Date,
): Promise<Told | null> {
  if (isByHand(run.entryKey)) return null;
  const theirs = [{ personId: run.personId }, ...(run.abandonmentId === null ? [] : [{ abandonmentId: run.abandonmentId }])];
  const found = await db.journeyRun.findMany({ where: { shopId: shop.id, OR: theirs, journeyId: { not: run.journeyId } } });
  const others = found.filter((other) => isSameMatter(run, other));
  if (others.length === 0) return null;
  const runIds = others.map(({ id }) => id);
  const leftAt = entrySubject(run.entryKey) ? 0 : (cart?.touchedAt.getTime() ?? 0);
  const since = new Date(Math.max(leftAt, dueAt.getTime() - APART_HOURS[channel] * 3_600_000));
  const same = subject !== undefined && leftAt > 0 ? { subject, since: new Date(leftAt) } : null;
  const told =
    channel === "call"
      ? await calledSince(db, shop, runIds, since)
      : await writtenSince(db, shop, runIds, { channel, purpose, since, same });
  const by = others.find(({ id }) => id === told?.runId);
  if (!told || !by) return null;
  const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: by.journeyId } }, select: { name: true } });
  return journey && { journey: journey.name, isUnderWay: told.isUnderWay };
}

type ToldByRun = { runId: string; isUnderWay: boolean };

async function writtenSince(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  runIds: string[],
  {
    channel,
    purpose,
    since,
    same,
  }: { channel: Channel; purpose: MessagePurpose; since: Date; same: { subject: string; since: Date } | null },
): Promise<ToldByRun | undefined> {
  const message = await db.messageDelivery.findFirst({
    where: {
      shopId: shop.id,
      run: { in: runIds },
      channel,
      ...(purpose === "transactional" && { purpose }),
      stage: { in: [...hasLeft.stages] },
      OR: [
        { claimedAt: { gt: since } },
        ...(same ? [{ claimedAt: { gt: same.since }, content: { path: ["subject"], equals: same.subject } }] : []),
      ],
    },
    orderBy: { claimedAt: "desc" },
    select: { run: true, stage: true },
  });
  return message ? { runId: message.run, isUnderWay: isClaimed(message) } : undefined;
}

async function calledSince(db: ShopDb, shop: Pick<Shop, "id">, runIds: string[], since: Date): Promise<ToldByRun | undefined> {
  const task = await db.callTask.findFirst({
    where: { shopId: shop.id, runId: { in: runIds }, OR: [{ state: "open" }, { lastAttemptAt: { gt: since } }] },
    select: { runId: true },
  });
  return task ? { runId: task.runId, isUnderWay: false } : undefined;
}
