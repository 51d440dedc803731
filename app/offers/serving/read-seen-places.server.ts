import type { Placement } from "#app/contracts/offers.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { PLACEMENTS } from "../rules/offer-terms.ts";

/** When a buyer's page last asked in each place where an offer was live then (ISO 8601); of a place that never asked, nothing. */
export type SeenPlaces = Partial<Record<Placement, string>>;

/** Whether a place stands in the shop is known by this alone: its block asks, and needs no access to the shop's themes. */
export async function readSeenPlaces(db: ShopDb, shop: Pick<Shop, "id">): Promise<SeenPlaces> {
  const rows = await db.$queryRaw<{ placement: Placement; seenAt: Date | null }[]>`
    SELECT place AS placement,
           (SELECT d."decidedAt" FROM "offer_decision" d WHERE d."shopId" = ${shop.id} AND d."placement" = place
             ORDER BY d."decidedAt" DESC LIMIT 1) AS "seenAt"
      FROM unnest(${[...PLACEMENTS]}::text[]) AS place`;
  return Object.fromEntries(rows.flatMap(({ placement, seenAt }) => (seenAt ? [[placement, seenAt.toISOString()]] : [])));
}
