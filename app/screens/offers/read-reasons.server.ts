import { PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Placement } from "#app/contracts/offers.ts";

export type Reason = { why: Message; count: number };
/** Why buyers were offered nothing in one place, the most frequent first. A decision about several offers has a reason for each. */
export type PlaceReasons = { placement: Placement; decisions: number; reasons: Reason[] };

const DAYS = 7;
/** A busy shop has millions: so many of the latest tell the same. */
const LATEST = 5_000;
const MOST_SHOWN = 5;

/** Why nothing was offered in the last 7 days: of how many of the latest decisions, by place, and by the offer (its name) that was not shown. */
export async function readReasons(db: ShopDb, shop: Shop): Promise<{ of: number; places: PlaceReasons[]; byOffer: Map<string, Reason> }> {
  const since = new Date(nowDate().getTime() - DAYS * 86_400_000);
  const rows = await db.$queryRaw<Row[]>`
    WITH none AS (
      SELECT "placement", "why" FROM "offer_decision"
       WHERE "shopId" = ${shop.id} AND "decidedAt" >= ${since} AND "offerId" IS NULL
       ORDER BY "decidedAt" DESC LIMIT ${LATEST}
    )
    SELECT "placement", NULL::jsonb AS why, count(*)::int AS count FROM none GROUP BY 1
     UNION ALL
    SELECT "placement", one AS why, count(*)::int AS count
      FROM none, jsonb_array_elements(CASE jsonb_typeof("why") WHEN 'array' THEN "why" ELSE '[]' END) AS one
     GROUP BY 1, 2
     ORDER BY 3 DESC`;

  const decisions = (placement: string) => rows.find((row) => row.placement === placement && row.why === null)?.count ?? 0;
  const reasons = rows.flatMap(({ placement, why, count }) => (why === null ? [] : [{ placement, why: storedMessage(why), count }]));
  const byOffer = new Map<string, Reason>();
  for (const same of Map.groupBy(reasons, ({ why }) => JSON.stringify(why)).values()) {
    const [first] = same;
    const name = first ? nameIn(first.why) : null;
    const count = same.reduce((sum, reason) => sum + reason.count, 0);
    if (first && name !== null && count > (byOffer.get(name)?.count ?? 0)) byOffer.set(name, { why: first.why, count });
  }
  const places = PLACEMENTS.filter((placement) => decisions(placement) > 0).map((placement) => ({
    placement,
    decisions: decisions(placement),
    reasons: reasons
      .filter((reason) => reason.placement === placement)
      .slice(0, MOST_SHOWN)
      .map(({ why, count }) => ({ why, count })),
  }));
  return { of: places.reduce((sum, place) => sum + place.decisions, 0), places, byOffer };
}

type Row = { placement: string; why: unknown; count: number };

const nameIn = ({ args }: Message): string | null => (typeof args?.["offer"] === "string" ? args["offer"] : null);
