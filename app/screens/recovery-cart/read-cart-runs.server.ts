import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { RunEnd } from "#app/recovery/journeys/run-end.ts";
import type { Journey } from "#generated/prisma/client.ts";
import { summaryOf } from "../journey/flow/summary-of.ts";

/** A way of the cart's buyer through a journey. */
export type CartRun = {
  id: string;
  journeyId: string;
  journey: string;
  enteredAt: string;
  dueAt: string | null;
  endedAt: string | null;
  endedBy: RunEnd | null;
  isHeldOut: boolean;
  /** What the step does at which it stands; null once it ended, or where that step was taken out. */
  step: Message | null;
};

/** The journeys that have taken a cart, the latest first. `journeys` are those of the shop. */
export async function readCartRuns(
  db: ShopDb,
  shop: Shop,
  abandonmentId: string,
  journeys: readonly Pick<Journey, "id" | "name" | "definition">[],
): Promise<CartRun[]> {
  const rows = await db.journeyRun.findMany({ where: { shopId: shop.id, abandonmentId }, orderBy: { enteredAt: "desc" } });
  return rows.map(({ id, journeyId, nodeId, enteredAt, dueAt, endedAt, endedBy, isHeldOut }): CartRun => {
    const journey = journeys.find((one) => one.id === journeyId);
    return {
      id,
      journeyId,
      journey: journey?.name ?? journeyId,
      enteredAt: enteredAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      endedBy: endedBy === null ? null : RunEnd.catch("stopped").parse(endedBy),
      isHeldOut,
      step: endedBy === null ? stepOf(journey?.definition, nodeId) : null,
    };
  });
}

function stepOf(definition: unknown, nodeId: string): Message | null {
  const node = JourneyDefinition.safeParse(definition).data?.nodes.find(({ id }) => id === nodeId);
  return node ? summaryOf(node) : null;
}
