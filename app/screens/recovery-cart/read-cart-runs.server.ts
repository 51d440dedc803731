import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { RunEnd } from "#app/recovery/journeys/run-end.ts";
import { readJourneySteps } from "./read-journey-steps.server.ts";

/** A way of the cart's buyer through a journey. */
export type CartRun = {
  id: string;
  journeyId: string;
  journey: string;
  enteredAt: string;
  dueAt: string | null;
  endedBy: RunEnd | null;
  isHeldOut: boolean;
  /** What the step does at which it stands; null once it ended, or where that step was taken out. */
  step: Message | null;
};

/** The journeys that have taken a cart, the latest first, and what finds their steps. `names` are those of the shop's journeys. */
export async function readCartRuns(
  db: ShopDb,
  shop: Shop,
  abandonmentId: string,
  names: ReadonlyMap<string, string>,
): Promise<{ runs: CartRun[]; stepOf: Awaited<ReturnType<typeof readJourneySteps>> }> {
  const rows = await db.journeyRun.findMany({ where: { shopId: shop.id, abandonmentId }, orderBy: { enteredAt: "desc" } });
  const stepOf = await readJourneySteps(db, shop, rows.map(({ journeyId }) => journeyId)); // oxfmt-ignore
  const runs = rows.map(({ id, journeyId, nodeId, enteredAt, dueAt, endedBy, isHeldOut }) => ({
    id,
    journeyId,
    journey: names.get(journeyId) ?? journeyId,
    enteredAt: enteredAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    endedBy: endedBy === null ? null : RunEnd.catch("stopped").parse(endedBy),
    isHeldOut,
    step: endedBy === null ? (stepOf(journeyId, nodeId)?.does ?? null) : null,
  }));
  return { runs, stepOf };
}
