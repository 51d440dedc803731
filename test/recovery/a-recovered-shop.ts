import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";

const text = (channel: "email" | "sms", id: string, next: string | null) => ({
  ...{ kind: "message" as const, id, channel, purpose: "marketing" as const, texts: {}, withCode: false, withinMinutes: 600 },
  ...{ whenNotEligible: "skip" as const, next },
});

/** A live journey of two messages: an email, then an SMS. */
export async function aJourney(
  shop: Shop,
  name: string,
  steps: readonly ["email" | "sms", "email" | "sms"] = ["email", "sms"],
): Promise<string> {
  const definition = JourneyDefinition.parse({
    trigger: { kind: "checkout-abandoned", all: [] },
    reentry: { isAllowed: true, afterHours: 0 },
    discount: null,
    first: "first",
    nodes: [text(steps[0], "first", "second"), text(steps[1], "second", null)],
  });
  const id = newId<string>();
  const at = new Date();
  await inShop(shop, (db) =>
    db.journey.create({ data: { shopId: shop.id, id, name, state: "live", definition, createdAt: at, updatedAt: at, liveSince: at } }),
  );
  return id;
}

export type Truth = {
  people: number;
  heldOut: number;
  /** What messages brought in net revenue, and in buyers, beyond what the same people would have done. */
  net: number;
  buyers: number;
};

/**
 * People of a shop whose truth is known, written with a few statements: one in five is held out; `anyway` in 1,000 buy whatever is done, `more` of the others because of the first
 * message, for log-normal amounts; one order in twenty is refunded. All have all their luck before anything is done. Everybody comes to the first message after an hour, and who has not
 * bought within a day to the second one; half of the buyers who were written to have clicked.
 */
export async function manyPeople(
  shop: Shop,
  journeyId: string,
  { count, daysAgo, seed, anyway, more }: { count: number; daysAgo: number; seed: number; anyway: number; more: number },
): Promise<Truth> {
  return inShop(shop, async (db) => {
    await db.$queryRaw`SELECT setseed(${seed / 1000})::text`;
    await db.$executeRaw`
      CREATE TEMPORARY TABLE luck ON COMMIT DROP AS
      SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS run, gen_random_uuid() AS cart, out, at, luck < ${anyway} AS "buysAnyway",
             luck < ${anyway} OR NOT out AND luck < ${anyway + more} AS buys, value, refunded, clicks,
             at + CASE WHEN late < 0.6 THEN interval '3 hours' ELSE interval '2 days' END AS "boughtAt"
        FROM (SELECT n, random() < 0.2 AS out, now() - make_interval(days => ${daysAgo}) - make_interval(mins => n) AS at, random() * 1000 AS luck,
                     (3000 * exp(0.8 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())))::bigint AS value,
                     random() < 0.05 AS refunded, random() < 0.5 AS clicks, random() AS late
                FROM generate_series(1, ${count}::int) AS n OFFSET 0) drawn`;
    await db.$executeRaw`
      INSERT INTO "recovery_person" ("shopId", "id", "customerId", "mailKey", "phoneKey", "isHeldOut", "firstSeenAt")
      SELECT ${shop.id}, person, ${seed} * 1000000 + n, 'mail ' || person, CASE WHEN n % 2 = 0 THEN 'phone ' || person END, out, at FROM luck`;
    await db.$executeRaw`
      INSERT INTO "marketing_consent" ("shopId", "id", "channel", "addressKey", "state", "basis", "source", "at", "proof")
      SELECT ${shop.id}::int, gen_random_uuid(), 'email', 'mail ' || person, 'subscribed'::"ConsentState", 'explicit'::"ConsentBasis", 'shopify', at - interval '1 day', '{}'::jsonb FROM luck WHERE n % 4 > 0
       UNION ALL
      SELECT ${shop.id}, gen_random_uuid(), 'sms', 'phone ' || person, 'subscribed'::"ConsentState", 'explicit'::"ConsentBasis", 'shopify', at - interval '1 day', '{}'::jsonb FROM luck WHERE n % 8 = 0
       UNION ALL
      SELECT ${shop.id}, gen_random_uuid(), 'email', 'mail ' || person, 'unsubscribed'::"ConsentState", 'explicit'::"ConsentBasis", 'one-click', at + interval '2 hours', '{}' FROM luck WHERE NOT out AND n % 50 = 1`;
    await db.$executeRaw`
      INSERT INTO "suppression" ("shopId", "addressKey", "reason", "at", "source")
      SELECT ${shop.id}, 'mail ' || person, 'complained', at + interval '3 hours', 'complaint' FROM luck WHERE NOT out AND n % 1000 = 5`;
    await db.$executeRaw`
      INSERT INTO "abandonment" ("shopId", "id", "kind", "state", "personId", "place", "lines", "currency", "value", "startedAt", "touchedAt", "abandonedAt")
      SELECT ${shop.id}, cart, 'checkout', 'abandoned', person, '{}', '[]', ${shop.currency}, value, at, at, at FROM luck`;
    await db.$executeRaw`
      INSERT INTO "journey_run" ("shopId", "id", "journeyId", "personId", "entryKey", "abandonmentId", "isHeldOut", "nodeId", "nodeAt", "enteredAt")
      SELECT ${shop.id}, run, ${journeyId}::uuid, person, cart::text, cart, out, 'first', at, at FROM luck`;
    await db.$executeRaw`
      INSERT INTO "journey_passage" ("shopId", "runId", "nodeId", "at", "what")
      SELECT ${shop.id}, run, node, at + wait, jsonb_build_object('code', CASE WHEN out THEN 'journeys:held-out' ELSE 'journeys:message-planned' END, 'args', '{}'::jsonb)
        FROM luck, (VALUES ('first', interval '1 hour'), ('second', interval '1 day')) AS step(node, wait)
       WHERE NOT buys OR "boughtAt" > at + wait`;
    await db.$executeRaw`
      INSERT INTO "message_delivery" ("shopId", "id", "run", "step", "channel", "purpose", "address", "addressKey", "place", "content", "stage", "plannedAt", "dueAt",
                                      "expiresAt", "claimedAt", "stageAt")
      SELECT ${shop.id}, gen_random_uuid(), run::text, g."nodeId", CASE g."nodeId" WHEN 'first' THEN 'email' ELSE 'sms' END, 'marketing', '', '',
             CASE n % 3 WHEN 0 THEN '{"country":"DE"}' ELSE '{}' END::jsonb, '{}', 'sent',
             g."at", g."at", g."at", g."at", g."at"
        FROM luck JOIN "journey_passage" g ON g."shopId" = ${shop.id} AND g."runId" = run WHERE NOT out`;
    await db.$executeRaw`
      INSERT INTO "recovery_link" ("shopId", "id", "abandonmentId", "runId", "nodeId", "channel", "createdAt", "expiresAt", "firstClickAt", "lastClickAt", "clicks")
      SELECT ${shop.id}, ${String(seed)} || '-' || n, cart, run, 'first', 'email', at, at, at + interval '2 hours', at + interval '2 hours', 1
        FROM luck WHERE NOT out AND buys AND clicks`;
    await db.$executeRaw`
      INSERT INTO "order" ("shopId", "id", "name", "customerId", "currency", "subtotal", "shipping", "tax", "discounts", "total", "refunded", "fulfillmentStatus",
                           "createdAt", "updatedAt", "test", "tags", "paymentGateways")
      SELECT ${shop.id}, ${seed} * 1000000 + n, '#' || n, ${seed} * 1000000 + n, ${shop.currency}, 0, 0, 0, CASE WHEN out THEN 0 ELSE 100 END, value,
             CASE WHEN refunded THEN value ELSE 0 END, 'FULFILLED', "boughtAt", "boughtAt", false, '{}', '{}'
        FROM luck WHERE buys`;
    const [truth] = await db.$queryRaw<Truth[]>`
      SELECT count(*)::int AS people, (count(*) FILTER (WHERE out))::int AS "heldOut",
             coalesce(sum(value) FILTER (WHERE NOT out AND buys AND NOT "buysAnyway" AND NOT refunded), 0)::float8 AS net,
             (count(*) FILTER (WHERE NOT out AND buys AND NOT "buysAnyway" AND NOT refunded))::int AS buyers
        FROM luck`;
    return truth!;
  });
}
