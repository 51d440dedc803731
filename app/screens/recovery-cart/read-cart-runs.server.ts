import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import type { Journey } from "#generated/prisma/client.ts";
import { summaryOf } from "../journey/flow/summary-of.ts";
import { type FoundRun, readRunsOfCarts } from "../recovery/read-cart-runs.server.ts";

/** A way of the cart's buyer through a journey. */
export type CartRun = Omit<FoundRun, "nodeId" | "abandonmentId"> & {
  /** What the step does at which it stands; null once it ended, or where that step was taken out. */
  step: Message | null;
};

/** The journeys that have taken a cart, the latest first. `journeys` are those of the shop. */
export async function readCartRuns(
  db: ShopDb,
  shop: Shop,
  abandonmentId: string,
  journeys: readonly Pick<Journey, "id" | "definition">[],
): Promise<CartRun[]> {
  const runs = await readRunsOfCarts(db, shop, [abandonmentId]);
  return runs.map(({ nodeId, abandonmentId: _, ...run }) => {
    const journey = journeys.find(({ id }) => id === run.journeyId);
    return { ...run, step: run.endedBy === null ? stepOf(journey?.definition, nodeId) : null };
  });
}

function stepOf(definition: unknown, nodeId: string): Message | null {
  const node = JourneyDefinition.safeParse(definition).data?.nodes.find(({ id }) => id === nodeId);
  return node ? summaryOf(node) : null;
}
