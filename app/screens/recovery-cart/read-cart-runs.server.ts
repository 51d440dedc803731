import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { RunEnd } from "#app/recovery/journeys/run-end.ts";

/** A way of the cart's buyer through a journey. */
export type CartRun = {
  id: string;
  journeyId: string;
  journey: string;
  enteredAt: string;
  dueAt: string | null;
  endedBy: RunEnd | null;
  isHeldOut: boolean;
};

/** The journeys that have taken a cart, the latest first. `names` are those of the shop's journeys. */
export async function readCartRuns(db: ShopDb, shop: Shop, abandonmentId: string, names: ReadonlyMap<string, string>): Promise<CartRun[]> {
  const rows = await db.journeyRun.findMany({ where: { shopId: shop.id, abandonmentId }, orderBy: { enteredAt: "desc" } });
  return rows.map(({ id, journeyId, enteredAt, dueAt, endedBy, isHeldOut }) => ({
    id,
    journeyId,
    journey: names.get(journeyId) ?? journeyId,
    enteredAt: enteredAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    endedBy: endedBy === null ? null : RunEnd.catch("stopped").parse(endedBy),
    isHeldOut,
  }));
}
