import { hasLeft } from "#app/messaging/deliveries/delivery-stage.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countTouched } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { readPixel } from "#app/recovery/pixel/read-pixel.server.ts";
import { beginsForNobody } from "../journey/heed/what-to-heed.ts";
import type { JourneyState } from "#generated/prisma/enums.ts";

export type JourneyRow = {
  id: string;
  name: string;
  state: JourneyState;
  trigger: JourneyDefinition["trigger"]["kind"] | null;
  people: number;
  sent: number;
  /** So many orders it touched last: each counts for one journey, as in the report. */
  bought: number;
  /** It is live, and nobody can enter: it begins with what only the pixel sees, and that is off. */
  isForNobody: boolean;
};

/** The shop's journeys, the live ones first. */
export async function readJourneys(shop: Shop): Promise<{ journeys: JourneyRow[] }> {
  return readInShop(shop, async (db) => {
    const journeys = await db.journey.findMany({ where: { shopId: shop.id }, orderBy: [{ name: "asc" }, { id: "asc" }] });
    const counts = await db.$queryRaw<{ journeyId: string; people: number; sent: number }[]>`
      SELECT r."journeyId"::text, (count(*) FILTER (WHERE r."endedAt" IS NULL))::int AS "people", coalesce(sum(d."sent"), 0)::int AS "sent"
        FROM "journey_run" r
        LEFT JOIN LATERAL (
          SELECT count(*) AS "sent" FROM "message_delivery" m
           WHERE m."shopId" = r."shopId" AND m."run" = r."id"::text AND m."stage"::text = ANY (${[...hasLeft.stages]})) d ON true
       WHERE r."shopId" = ${shop.id} GROUP BY r."journeyId"`;
    const touched = await countTouched(db, shop);
    const isPixelOn = (await readPixel(db, shop)).is === "on";
    const order = { live: 0, paused: 1, draft: 2 };
    return {
      journeys: journeys
        .map(({ id, name, state, definition }) => {
          const { people = 0, sent = 0 } = counts.find(({ journeyId }) => journeyId === id) ?? {};
          const trigger = JourneyDefinition.safeParse(definition).data?.trigger;
          const isForNobody = state === "live" && trigger !== undefined && beginsForNobody(trigger, isPixelOn);
          return { id, name, state, trigger: trigger?.kind ?? null, people, sent, bought: touched.get(id) ?? 0, isForNobody };
        })
        .toSorted((one, other) => order[one.state] - order[other.state]),
    };
  });
}
