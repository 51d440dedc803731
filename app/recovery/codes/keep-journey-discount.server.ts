import { z } from "zod";
import { type JourneyDiscount, Prisma } from "#generated/prisma/client.ts";
import { DISCOUNT_SCOPE, type NativeDiscount } from "#app/offers/discounts/discount-for.ts";
import { tagsOf } from "#app/offers/discounts/discount-tags.ts";
import { findDiscounts, readStanding } from "#app/offers/discounts/find-discount.server.ts";
import { newCode } from "#app/offers/discounts/new-code.ts";
import { canBecome, isAsWanted, type Standing } from "#app/offers/discounts/standing-discount.ts";
import { createDiscount, deleteDiscount, updateDiscount } from "#app/offers/discounts/write-discount.server.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { JourneyDefinition } from "../journeys/journey-definition.ts";
import { recovery } from "../messages.ts";
import { fillJourneyCodesJob } from "./fill-journey-codes.server.ts";
import { type DiscountTerms, discountForJourney, isNothing, markOfTerms } from "./journey-discount.ts";

/** Enqueued when a journey was switched on or changed, when one of its messages lacks a code, and when its discount may have been touched. */
export const keepJourneyDiscountJob = jobPer("journeyId", z.uuid(), {
  name: "recovery.keep-journey-discount",
  retry: "outside-service",
  concurrency: 2,
  run: keepJourneyDiscount,
});

/**
 * Brings a live journey's discount in Shopify to what the journey says, and has codes wait under it. Until it was found right no code is given;
 * why it can't be made right is kept (`journey_discount.problem`). Terms that were changed have a discount of their own: whoever was told a code
 * gets what he was told. A journey that is not live is left as it is: what it was, codes that buyers have may still need. Twice equals once.
 */
export async function keepJourneyDiscount(shop: Shop, journeyId: string): Promise<void> {
  const { journey, kept } = await inShop(shop, async (db) => ({
    journey: await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: journeyId } } }),
    kept: await db.journeyDiscount.findUnique({ where: { shopId_journeyId: { shopId: shop.id, journeyId } } }),
  }));
  const terms = JourneyDefinition.safeParse(journey?.definition).data?.discount;
  if (journey?.state !== "live" || !terms || isNothing(terms)) return;
  if (!(await isGranted(shop, DISCOUNT_SCOPE))) return note(shop, journeyId, { problem: recovery.message("codes-not-allowed") });

  const row = await rowFor(shop, journeyId, kept, terms);
  const wanted = discountForJourney(journey, terms);
  const brought = await bring(shop, journeyId, row, wanted);
  if ("problem" in brought) return note(shop, journeyId, { rightFor: null, problem: brought.problem });
  await note(shop, journeyId, { discountId: brought.standing.id, rightFor: markOfTerms(terms), problem: null });
  await inShop(shop, (db) => enqueue(db, shop, fillJourneyCodesJob, { journeyId }));
}

type Row = Pick<JourneyDiscount, "discountId" | "code">;

/** The code by which a discount is made and found is kept before the first attempt: there is one of it, ever. */
async function rowFor(shop: Shop, journeyId: string, kept: JourneyDiscount | null, terms: DiscountTerms): Promise<Row> {
  const isOfThese = kept?.code?.startsWith(codeWord(terms));
  if (kept && isOfThese) return kept;
  const code = newCode(codeWord(terms));
  await note(shop, journeyId, { discountId: null, code, rightFor: null });
  return { discountId: null, code };
}

/** A code that says by which terms its discount was made: `BACK10P`, `BACK500A`, `BACK0F`. Nobody is told it. */
const codeWord = ({ kind, value }: DiscountTerms): string =>
  `BACK${String(value)}${kind === "percentage" ? "P" : kind === "amount" ? "A" : "F"}`;

type Brought = { standing: Standing } | { problem: Message };

async function bring(shop: Shop, journeyId: string, { discountId, code }: Row, wanted: NativeDiscount): Promise<Brought> {
  const tags = tagsOf(journeyId, 0);
  const by = { tags, code, titles: [wanted.title] };
  let standing = discountId === null ? await findByCode(shop, journeyId, code) : await readStanding(shop, discountId);
  // Who switches it off in Shopify means it.
  if (standing && !standing.isActive) return { problem: recovery.message("codes-switched-off") };
  const asked = () => ({ wanted, title: wanted.title, standing, tags, code, currency: shop.currency, now: now().toString() });
  // What a change can't bring right, another one can.
  for (let attempt = 0; attempt < 2; attempt++) {
    if (standing && (attempt > 0 || !canBecome(standing, wanted, code))) {
      await deleteDiscount(shop, standing);
      standing = null;
    }
    if (!standing) {
      const answer = await createDiscount(shop, asked());
      if ("refused" in answer) return refusedAs(answer.refused.message);
      standing = await readStanding(shop, answer.made);
    }
    if (standing && !isAsWanted(standing, wanted, by)) {
      const refused = await updateDiscount(shop, standing, asked());
      if (refused) return refusedAs(refused.message);
      standing = await readStanding(shop, standing.id);
    }
    if (standing && isAsWanted(standing, wanted, by)) return { standing };
  }
  return { problem: recovery.message("codes-differ") };
}

/** The one that an attempt whose answer was lost has made. */
async function findByCode(shop: Shop, journeyId: string, code: string | null): Promise<Standing | null> {
  const there = await findDiscounts(shop, journeyId, code);
  return there.find(({ codes }) => code !== null && codes.includes(code)) ?? null;
}

const refusedAs = (said: Message): Brought => ({ problem: recovery.message("codes-refused", { said }) });

type Change = Partial<Pick<JourneyDiscount, "discountId" | "code" | "rightFor">> & { problem?: Message | null };

async function note(shop: Shop, journeyId: string, { problem, ...change }: Change): Promise<void> {
  const data = { ...change, ...(problem !== undefined && { problem: problem ?? Prisma.DbNull }), lookedAt: nowDate() };
  const shopId_journeyId = { shopId: shop.id, journeyId };
  await inShop(shop, (db) =>
    db.journeyDiscount.upsert({ where: { shopId_journeyId }, create: { ...shopId_journeyId, ...data }, update: data }),
  );
}
