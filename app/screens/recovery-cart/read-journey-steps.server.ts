import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { stepNumbers } from "../journey/flow/flow-of.ts";
import { summaryOf } from "../journey/flow/summary-of.ts";

/** A step of a journey as it stands now: which it is as they are drawn (null of one that nothing leads to), and what it does. */
export type JourneyStep = { number: number | null; does: Message };

/** Finds steps of these journeys; null where a step was taken out since. */
export async function readJourneySteps(
  db: ShopDb,
  shop: Shop,
  journeyIds: readonly string[],
): Promise<(journeyId: string, nodeId: string) => JourneyStep | null> {
  const ids = [...new Set(journeyIds)];
  const rows = await db.journey.findMany({ where: { shopId: shop.id, id: { in: ids } }, select: { id: true, definition: true } });
  const steps = new Map(
    rows.flatMap(({ id, definition }) => {
      const { data } = JourneyDefinition.safeParse(definition);
      const numbers = data && stepNumbers(data);
      return (data?.nodes ?? []).map(
        (node) => [`${id} ${node.id}`, { number: numbers?.get(node.id) ?? null, does: summaryOf(node) }] as const,
      );
    }),
  );
  return (journeyId, nodeId) => steps.get(`${journeyId} ${nodeId}`) ?? null;
}
