import { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";
import { keepIds } from "./keep-ids.ts";
import { mentions } from "./mentions.server.ts";
import type { PersonalData, TracedPerson } from "./person.ts";

/**
 * Raw events and the answers to effects. Of an event only what it was about is left, so that one that still waits can be applied: the truth
 * is read from Shopify and the warehouse anyway. Of an answer its outcome and its ids are.
 */
export const platformPersonalData: PersonalData = {
  async export(db, shop, person) {
    const effects = await db.$queryRaw<object[]>`
      SELECT "kind", "subject", "answer", "settledAt" FROM "effect" WHERE ${isTheirs(shop, person)} ORDER BY "openedAt"`;
    const events: object[] = [];
    for await (const batch of eventsAbout(db, shop, person)) {
      const where = { shopId: shop.id, eventId: { in: batch.map(({ id }) => id) }, lastError: { not: null } };
      const failures = await db.eventDelivery.findMany({ where, select: { eventId: true, lastError: true } });
      for (const { id, source, topic, triggeredAt, body } of batch) {
        const errors = failures.filter(({ eventId }) => eventId === id).map(({ lastError }) => lastError);
        events.push({ source, topic, triggeredAt, body: parsed(body) ?? body, errors });
      }
    }
    return { events, effects };
  },
  async redact(db, shop, person) {
    for await (const batch of eventsAbout(db, shop, person)) {
      const ids = batch.map(({ id }) => id);
      const bodies = batch.map(({ body }) => JSON.stringify(keepIds(parsed(body)) ?? {}));
      await db.$executeRaw`
        UPDATE "event" AS event SET "body" = left_over.body
          FROM unnest(${ids}::bigint[], ${bodies}::text[]) AS left_over (id, body)
         WHERE event."shopId" = ${shop.id} AND event."id" = left_over.id`;
      await db.eventDelivery.updateMany({ where: { shopId: shop.id, eventId: { in: ids } }, data: { lastError: null } });
    }
    await db.$executeRaw`
      UPDATE "effect" SET "answer" = (
               SELECT jsonb_object_agg(key, CASE WHEN key = 'outcome' OR key ~ 'Id$' THEN value ELSE '"Redacted."'::jsonb END)
                 FROM jsonb_each("answer"))
       WHERE ${isTheirs(shop, person)} AND jsonb_typeof("answer") = 'object' AND ${mentions(`"answer"::text`, person.values)}`;
  },
};

const BATCH = 200;

/** Events under their keys, and those in which their address or number stands. */
async function* eventsAbout(db: ShopDb, shop: Shop, { eventKeys, email, phone }: TracedPerson) {
  const known = [email, phone].filter((value) => value !== null);
  const about = [{ entityKey: { in: [...eventKeys] } }, ...known.map((value) => ({ body: { contains: value } }))];
  for (let after = 0n; ;) {
    const events = await db.event.findMany({
      where: { shopId: shop.id, id: { gt: after }, OR: about },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const last = events.at(-1);
    if (!last) return;
    yield events;
    after = last.id;
  }
}

const isTheirs = (shop: Shop, { effectSubjects }: TracedPerson) =>
  Prisma.sql`"shopId" = ${shop.id} AND split_part("subject", ':', 1) = ANY(${[...effectSubjects]}::text[])`;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
