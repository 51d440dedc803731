import { z } from "zod";
import type { SegmentAnswer } from "#app/contracts/segment-use.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countSegment, startSegment, stopSegment } from "#app/recovery/segments/use-segment.server.ts";

/** What a merchant can do with a segment on Shopify's page of it. Nobody enters a journey before it was counted who can be reached. */
export const SegmentCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("count"), journeyId: z.uuid() }),
  z.object({ intent: z.literal("start"), useId: z.uuid() }),
  z.object({ intent: z.literal("stop"), useId: z.uuid() }),
]);

type Asks = { shop: Shop; id: bigint; actor: Actor; words: Words };

export async function commandSegment({ shop, id, actor, words }: Asks, command: z.output<typeof SegmentCommand>): Promise<SegmentAnswer> {
  if (command.intent === "stop") {
    await stopSegment(shop, command.useId);
    return { ok: true, message: "" };
  }
  const used =
    command.intent === "count"
      ? await countSegment(shop, { segmentId: id, journeyId: command.journeyId, by: actor })
      : await startSegment(shop, command.useId, actor);
  return used.outcome === "begun" ? { ok: true, message: "" } : { ok: false, message: words(used.why) };
}
