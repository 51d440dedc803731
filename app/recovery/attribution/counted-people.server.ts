import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** What a query that these are parts of names `countedPeople` and `contactSteps` before them. */
const PEOPLE = Prisma.raw("people");
const STEPS = Prisma.raw("steps");

/** Of which people a report is: those whose first run began in a span of time that is over for them. */
export type Counted = { shop: Pick<Shop, "id">; since: Date; until: Date; countedDays: number };

/**
 * Journeys that say to people no more than what their own orders are about (an apology), as a sub-query of ids: nobody is held out of those, so nothing can be
 * measured by them, and no order is theirs.
 */
export const serviceJourneys = (shop: Pick<Shop, "id">): Prisma.Sql => Prisma.sql`
  SELECT j."id" FROM "journey" j
   WHERE j."shopId" = ${shop.id} AND jsonb_path_exists(j."definition", '$.nodes[*] ? (@.kind == "message" && @.purpose == "transactional")')
     AND NOT jsonb_path_exists(j."definition", '$.nodes[*] ? (@.kind == "call-task" || @.kind == "message" && @.purpose != "transactional")')`;

/**
 * Every person once, with the run that they began first, as a sub-query ("personId", "runId", "journeyId", "isHeldOut", "enteredAt", "countsUntil"). Whoever came
 * again, with other carts or in other journeys, is in it by that run alone. Journeys of which nobody is held out are none.
 */
export function countedPeople({ shop, since, until, countedDays }: Counted): Prisma.Sql {
  return Prisma.sql`
    SELECT "personId", "runId", "journeyId", "isHeldOut", "enteredAt", "enteredAt" + make_interval(days => ${countedDays}) AS "countsUntil" FROM (
      SELECT DISTINCT ON (r."personId") r."personId", r."id" AS "runId", r."journeyId", r."isHeldOut", r."enteredAt"
        FROM "journey_run" r WHERE r."shopId" = ${shop.id} AND r."enteredAt" >= ${since} AND r."journeyId" NOT IN (${serviceJourneys(shop)})
       ORDER BY r."personId", r."enteredAt", r."id") first
     WHERE "enteredAt" < ${until}`;
}

/** The orders that count for them, as a sub-query of rows of `people` (countedPeople) with "orderId", "placedAt", "paid", "net" and the rest. */
export function countedOrders(shop: Pick<Shop, "id">): Prisma.Sql {
  return Prisma.sql`
    SELECT p."personId", p."runId" AS "firstRunId", p."isHeldOut", p."journeyId" AS "firstJourneyId",
           o."orderId", o."placedAt", o."paid", o."net", o."isDiscounted", o."journeyId", o."nodeId", o."channel", o."touch"
      FROM ${PEOPLE} p
      JOIN "recovery_run_order" x ON x."shopId" = ${shop.id} AND x."runId" = p."runId"
      JOIN "recovery_order" o ON o."shopId" = x."shopId" AND o."orderId" = x."orderId" AND o."personId" = p."personId"`;
}

/** Steps at which somebody is advertised to, or called, as a sub-query ("journeyId", "nodeId", "channel"). */
export function contactSteps(shop: Pick<Shop, "id">): Prisma.Sql {
  return Prisma.sql`
    SELECT j."id" AS "journeyId", n.node ->> 'id' AS "nodeId",
           CASE n.node ->> 'kind' WHEN 'call-task' THEN 'call' ELSE n.node ->> 'channel' END AS "channel"
      FROM "journey" j, jsonb_array_elements(j."definition" -> 'nodes') AS n(node)
     WHERE j."shopId" = ${shop.id} AND n.node ->> 'kind' IN ('message', 'call-task') AND n.node ->> 'purpose' IS DISTINCT FROM 'transactional'`;
}

/** What a passage says where something was sent, or would have been to somebody who is held out (recovery/journeys/messages.ts). */
const CONTACTED = ["journeys:message-planned", "journeys:message-known", "journeys:call-planned", "journeys:held-out"];

/**
 * Why nothing could be made after all, which is found out only of those who are not held out: they count as these do. Whoever was passed over for want of consent or of
 * an address was so in both groups, and counts in none.
 */
const NOT_MADE = ["journeys:nothing-to-ship", "journeys:template-refused", "journeys:not-reachable", "journeys:no-channel"];

/** What was sent to people, or would have been: each step once, as a sub-query of `people` ("runId", "nodeId", "channel", "at", "position"). */
export function contacts(shop: Pick<Shop, "id">): Prisma.Sql {
  return Prisma.sql`
    SELECT p."personId", p."runId", p."isHeldOut", p."journeyId", s."nodeId", s."channel", g."at",
           row_number() OVER (PARTITION BY p."runId" ORDER BY g."at", g."nodeId") AS position
      FROM ${PEOPLE} p
      JOIN "journey_passage" g ON g."shopId" = ${shop.id} AND g."runId" = p."runId" AND g."visit" = 0 
       AND (g."what" ->> 'code' = ANY (${CONTACTED}) OR g."what" #>> '{args,why,code}' = ANY (${NOT_MADE}))
      JOIN ${STEPS} s ON s."journeyId" = p."journeyId" AND s."nodeId" = g."nodeId"`;
}
