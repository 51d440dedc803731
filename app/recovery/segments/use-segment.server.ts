import { SegmentDocument } from "#admin/segment.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { gid } from "#app/shopify/gid.ts";
import { JourneyDefinition } from "../journeys/journey-definition.ts";
import { recovery } from "../messages.ts";
import { whyNotWithoutCart } from "./fits-without-cart.ts";
import { passThroughSegmentJob } from "./pass-through-segment.server.ts";

export type SegmentUsed = { outcome: "begun"; useId: string } | { outcome: "refused"; why: Message };

const refused = (why: Message): SegmentUsed => ({ outcome: "refused", why });

/** A use that nobody went on with is of no interest after so long. */
const KEPT_MS = 90 * 86_400_000;

/**
 * Begins to count how many members of a segment could be reached by a journey, and what keeps it from the others: read page by page in the background
 * (`SegmentUse`). Nobody enters by it. What was counted before for this segment is put aside; what is being started is not.
 */
export async function countSegment(shop: Shop, asked: { segmentId: bigint; journeyId: string; by: Actor }): Promise<SegmentUsed> {
  const { segmentId, journeyId, by } = asked;
  const name = await readSegmentName(shop, segmentId);
  if (typeof name !== "string") return refused(name);
  return inShop(shop, async (db) => {
    const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: journeyId } } });
    const { data: definition } = JourneyDefinition.safeParse(journey?.definition);
    if (!journey || !definition) return refused(recovery.message("segment-no-journey"));
    if (journey.state !== "live") return refused(recovery.message("segment-not-live"));
    const why = whyNotWithoutCart(definition);
    if (why) return refused(recovery.message(`segment-${why}`));

    const at = nowDate();
    const ofSegment = { shopId: shop.id, segmentId };
    // Two who press at once are one after the other here.
    await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`segment ${String(shop.id)} ${String(segmentId)}`}, 0))::text`;
    if ((await db.segmentUse.count({ where: { ...ofSegment, state: "starting" } })) > 0)
      return refused(recovery.message("segment-under-way"));
    await db.segmentUse.updateMany({
      where: { ...ofSegment, state: { in: ["counting", "counted"] } },
      data: { state: "stopped", changedAt: at },
    });
    await db.segmentUse.deleteMany({ where: { shopId: shop.id, changedAt: { lt: new Date(at.getTime() - KEPT_MS) } } });
    const useId = newId<string>();
    const times = { createdAt: at, changedAt: at };
    await db.segmentUse.create({ data: { ...ofSegment, id: useId, segmentName: name, journeyId, state: "counting", by, ...times } });
    await enqueue(db, shop, passThroughSegmentJob, { useId });
    return { outcome: "begun", useId };
  });
}

/** Has those enter who were counted; they are read anew, so that whoever has left the segment or said no since does not. Twice equals once. */
export function startSegment(shop: Shop, useId: string, by: Actor): Promise<SegmentUsed> {
  return change(shop, useId, "counted", { state: "starting", seen: 0, cursor: null, by });
}

/** Stops counting, or has nobody else enter. Whoever entered goes on in the journey. */
export async function stopSegment(shop: Shop, useId: string): Promise<void> {
  await inShop(shop, (db) =>
    db.segmentUse.updateMany({
      where: { shopId: shop.id, id: useId, state: { in: ["counting", "counted", "starting"] } },
      data: { state: "stopped", changedAt: nowDate() },
    }),
  );
}

function change(
  shop: Shop,
  useId: string,
  from: "counted",
  data: { state: "starting"; seen: 0; cursor: null; by: Actor },
): Promise<SegmentUsed> {
  return inShop(shop, async (db: ShopDb) => {
    const { count } = await db.segmentUse.updateMany({
      where: { shopId: shop.id, id: useId, state: from },
      data: { ...data, changedAt: nowDate() },
    });
    if (count === 0) return refused(recovery.message("segment-count-first"));
    await enqueue(db, shop, passThroughSegmentJob, { useId });
    return { outcome: "begun", useId };
  });
}

/** How the merchant calls a segment, or why that can't be known. */
async function readSegmentName(shop: Shop, segmentId: bigint): Promise<string | Message> {
  try {
    const { segment } = await adminClient(shop).run(SegmentDocument, { id: gid("Segment", segmentId) });
    return segment?.name ?? recovery.message("segment-gone");
  } catch (fault) {
    if (!(fault instanceof AdminFault)) throw fault;
    // Of one that isn't there it makes an error of the request.
    return fault.code === "invalid-request" ? recovery.message("segment-gone") : wordsOfAdminFault(fault);
  }
}
