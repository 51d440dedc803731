import { z } from "zod";
import type { Prisma } from "#generated/prisma/client.ts";
import { SegmentMembersDocument } from "#admin/segment-members.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { type Job, jobPer } from "#app/platform/jobs/job.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { enterMany } from "./enter-many.server.ts";
import { JourneyDefinition } from "../journeys/journey-definition.ts";
import { recovery } from "../messages.ts";
import { resolvePeople } from "../people/resolve-people.server.ts";
import { whyNotWithoutCart } from "./fits-without-cart.ts";
import { judgeMembers, type LiveJourney } from "./judge-members.server.ts";
import { addCounts, enters, MemberCounts, type MemberOutcome } from "./member-outcome.ts";

/** A worker is not kept longer by one segment: then others' turn comes first. */
const AT_MOST_MS = 10_000;

/**
 * Goes through the members of a segment page by page, where it stopped last, and counts what would become of each, or has them enter. A page and how far
 * one came are one transaction: whoever is killed in between goes on with the page that was not done, and nobody enters twice.
 */
export const passThroughSegmentJob: Job<{ useId: string }> = jobPer("useId", z.uuid(), {
  name: "recovery.pass-through-segment",
  retry: "outside-service",
  concurrency: 2,
  async run(shop, useId) {
    const until = performance.now() + AT_MOST_MS;
    while (await passPage(shop, useId)) {
      if (performance.now() > until) return inShop(shop, (db) => enqueue(db, shop, passThroughSegmentJob, { useId }));
    }
  },
});

type Members = { total: number; ids: readonly bigint[]; next: string | null };
type Pass = "counting" | "starting";

/** Whether there is more to do. */
async function passPage(shop: Shop, useId: string): Promise<boolean> {
  const which = { where: { shopId_id: { shopId: shop.id, id: useId } } };
  const use = await inShop(shop, (db) => db.segmentUse.findUnique(which));
  if (!isPass(use?.state)) return false;
  const page = await readMembers(shop, use.segmentId, use.cursor);
  return inShop(shop, async (db) => {
    const [now] = await db.$queryRaw<{ state: string; cursor: string | null }[]>`
      SELECT "state"::text, "cursor" FROM "segment_use" WHERE "shopId" = ${shop.id} AND "id" = ${useId}::uuid FOR UPDATE`;
    // Somebody stopped it, or went on from here.
    if (now?.state !== use.state || now.cursor !== use.cursor) return isPass(now?.state);
    const failed = async (problem: Message) => {
      await db.segmentUse.update({ ...which, data: { state: "failed", problem, changedAt: nowDate() } });
      return false;
    };
    if (!("ids" in page)) return failed(page);
    const journey = await liveJourney(db, shop, use.journeyId);
    if (!("id" in journey)) return failed(journey);

    const outcomes = await (use.state === "counting" ? count : start)(db, shop, journey, page.ids, useId);
    const before = MemberCounts.catch({}).parse(use.state === "counting" ? use.counted : use.started);
    const counts = addCounts(before, outcomes);
    const data: Prisma.SegmentUseUpdateInput = {
      ...(use.state === "counting" ? { counted: counts } : { started: counts }),
      members: page.total,
      seen: use.seen + page.ids.length,
      cursor: page.next,
      changedAt: nowDate(),
      ...(page.next === null && { state: use.state === "counting" ? "counted" : "done" }),
    };
    await db.segmentUse.update({ ...which, data });
    return page.next !== null;
  });
}

function isPass(state: string | undefined): state is Pass {
  return state === "counting" || state === "starting";
}

/** A page of a segment's members, or why there is none that asking again would bring. */
async function readMembers(shop: Shop, segmentId: bigint, after: string | null): Promise<Members | Message> {
  try {
    const asked = { segmentId: gid("Segment", segmentId), after };
    const { customerSegmentMembers: found } = await adminClient(shop, "background").run(SegmentMembersDocument, asked);
    // Shopify numbers a member as it numbers the customer.
    const ids = [...new Set(found.edges.map(({ node }) => idOf(node.id)))];
    const { hasNextPage, endCursor } = found.pageInfo;
    return { total: found.totalCount, ids, next: hasNextPage ? endCursor : null };
  } catch (fault) {
    if (!(fault instanceof AdminFault)) throw fault;
    if (fault.code === "invalid-request") return recovery.message("segment-gone");
    if (fault.code === "access-denied" || fault.code === "no-token") return wordsOfAdminFault(fault);
    throw fault;
  }
}

async function liveJourney(db: ShopDb, shop: Shop, id: string): Promise<LiveJourney | Message> {
  const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  const { data: definition } = JourneyDefinition.safeParse(journey?.definition);
  if (!journey || !definition) return recovery.message("segment-no-journey");
  if (journey.state !== "live") return recovery.message("segment-not-live");
  const why = whyNotWithoutCart(definition);
  return why ? recovery.message(`segment-${why}`) : { id, liveSince: journey.liveSince, definition };
}

async function count(db: ShopDb, shop: Shop, journey: LiveJourney, ids: readonly bigint[]): Promise<MemberOutcome[]> {
  return (await judgeMembers(db, shop, journey, ids, nowDate())).map(({ outcome }) => outcome);
}

/** Has those enter who can be reached, and those among them who are held out; answers what became of each, but of whom entered by this before. */
async function start(db: ShopDb, shop: Shop, journey: LiveJourney, ids: readonly bigint[], useId: string): Promise<MemberOutcome[]> {
  const judged = await judgeMembers(db, shop, journey, ids, nowDate());
  const wanted = judged.flatMap(({ named, outcome }) => (named && enters(outcome) ? [named] : []));
  const people = await resolvePeople(db, shop, wanted);
  const entered = await enterMany(db, shop, journey, [...new Map([...people.values()].map((person) => [person.id, person])).values()], `segment:${useId}`); // oxfmt-ignore
  return judged.flatMap(({ customerId, outcome }): MemberOutcome[] => {
    if (!enters(outcome)) return [outcome];
    const person = people.get(customerId);
    if (!person || !entered.has(person.id)) return ["reentry"];
    return [person.isHeldOut ? "held-out" : "reached"];
  });
}
