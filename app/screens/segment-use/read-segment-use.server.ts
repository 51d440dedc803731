import type { SegmentBlock, SegmentUse } from "#app/contracts/segment-use.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { recovery } from "#app/recovery/messages.ts";
import { whyNotWithoutCart } from "#app/recovery/segments/fits-without-cart.ts";
import { enters, MEMBER_OUTCOMES, MemberCounts } from "#app/recovery/segments/member-outcome.ts";
import type { SegmentUse as UseRow } from "#generated/prisma/client.ts";
import { segmentUse } from "./messages.ts";

/** What the action on Shopify's page of a customer segment shows: which journeys it can be used for, and how far the last use of it is. It doesn't ask Shopify. */
export async function readSegmentUse(shop: Shop, segmentId: bigint, words: Words): Promise<SegmentBlock> {
  const { use, journeys } = await readInShop(shop, async (db) => ({
    use: await db.segmentUse.findFirst({ where: { shopId: shop.id, segmentId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
    journeys: await db.journey.findMany({ where: { shopId: shop.id }, orderBy: [{ name: "asc" }, { id: "asc" }] }),
  }));
  const named = new Map(journeys.map((journey) => [journey.id, journey.name]));
  return {
    journeys: journeys.flatMap((journey) => {
      const { data: definition } = JourneyDefinition.safeParse(journey.definition);
      if (journey.state !== "live" || !definition) return [];
      const why = whyNotWithoutCart(definition);
      return [{ id: journey.id, name: journey.name, why: why && words(recovery.message(`segment-${why}`)) }];
    }),
    use: use && viewOf(use, named.get(use.journeyId) ?? "", words),
  };
}

function viewOf(use: UseRow, journey: string, words: Words): SegmentUse {
  const { id, state, seen, members, problem } = use;
  const isAfter = state === "starting" || state === "done" || Object.keys(MemberCounts.catch({}).parse(use.started)).length > 0;
  const counts = MemberCounts.catch({}).parse(isAfter ? use.started : use.counted);
  const lines = MEMBER_OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    if (count === 0) return [];
    const said = segmentUse.message(outcome === "reached" && isAfter ? "was-reached" : outcome, { count });
    return [{ isEntering: enters(outcome), said: words(said) }];
  });
  const underWay = state === "counting" || state === "starting" ? state : null;
  return {
    id,
    journey,
    state,
    progress: underWay && words(members === 0 ? segmentUse.message("counting-begins") : segmentUse.message(underWay, { seen, members })),
    entering: lines.filter(({ isEntering }) => isEntering).map(({ said }) => said),
    leftOut: lines.filter(({ isEntering }) => !isEntering).map(({ said }) => said),
    reached: (counts.reached ?? 0) + (counts["held-out"] ?? 0),
    problem: problem === null ? null : words(storedMessage(problem)),
  };
}
