import { DELIVERY_REASONS } from "#app/messaging/deliveries/delivery-reason.ts";
import { stepPlannedAt, wasPlannedAgain } from "#app/messaging/deliveries/plan-again.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoveryCart } from "../recovery-cart/messages.ts";
import { journey } from "./messages.ts";
import { UNSENT_DAYS } from "./unsent-days.ts";

/** Why a step wrote to nobody, or nothing arrived, and how often. */
export type Unsent = { why: Message; count: number };

/** What is said of one person with more than stands here of many. */
const IN_SHORT: Readonly<Record<string, Message>> = {
  "journeys:held-out": journey.message("unsent-held-out"),
  "journeys:told-by": recoveryCart.message("why-told-already"),
};

/** Of each step of a journey why people who came to it lately got nothing, the commonest first. Whoever is held out is told of as that alone. */
export async function readUnsent(db: ShopDb, shop: Pick<Shop, "id">, journeyId: string): Promise<Map<string, Unsent[]>> {
  const since = new Date(nowDate().getTime() - UNSENT_DAYS * 86_400_000);
  const passed = await db.$queryRaw<{ nodeId: string; why: string; count: number }[]>`
    SELECT g."nodeId", coalesce(g."what" #>> '{args,why,code}', g."what" ->> 'code') AS "why", count(*)::int AS "count"
      FROM "journey_run" r JOIN "journey_passage" g ON g."shopId" = r."shopId" AND g."runId" = r."id"
     WHERE r."shopId" = ${shop.id} AND r."journeyId" = ${journeyId}::uuid AND g."at" > ${since}
       AND (g."what" ->> 'code' = 'journeys:held-out' OR g."what" ->> 'code' IN ('journeys:skipped', 'journeys:left') AND NOT r."isHeldOut")
     GROUP BY 1, 2`;
  const stopped = await db.$queryRaw<{ nodeId: string; why: string; count: number }[]>`
    SELECT ${stepPlannedAt} AS "nodeId", d."reason" AS "why", count(*)::int AS "count"
      FROM "journey_run" r JOIN "message_delivery" d ON d."shopId" = r."shopId" AND d."run" = r."id"::text
     WHERE r."shopId" = ${shop.id} AND r."journeyId" = ${journeyId}::uuid AND d."stageAt" > ${since}
       AND d."stage" IN ('suppressed', 'expired', 'failed') AND d."reason" IS NOT NULL AND NOT ${wasPlannedAgain}
     GROUP BY 1, 2`;
  const all = [
    ...passed.map(({ why, ...row }) => ({
      ...row,
      why: IN_SHORT[why] ?? storedMessage({ code: why, args: {} }),
    })),
    ...stopped.flatMap(({ why, ...row }) => {
      const reason = DELIVERY_REASONS.find((one) => one === why);
      return reason ? [{ ...row, why: recoveryCart.message(`why-${reason}`) }] : [];
    }),
  ];
  const byStep = Map.groupBy(
    all.toSorted((one, other) => other.count - one.count),
    ({ nodeId }) => nodeId,
  );
  return new Map([...byStep].map(([nodeId, rows]) => [nodeId, rows.map(({ why, count }) => ({ why, count }))]));
}
