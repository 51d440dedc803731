import { z } from "zod";
import { type Offer, Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { offers } from "../messages.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";
import { markOf, type NativeDiscount } from "./discount-for.ts";

/** The kind of effect by which a discount is made. Its subject says which. */
export const EFFECT = "offers.discount";

/** An attempt to make a discount, the one of this place among the offer's: `reference` is its code, or the tag that it is known by. */
export type DiscountEffect = { part: number; isSettled: boolean; reference: string; discountId: bigint | null };

/** What such an attempt is about; `before`: how many of them were made before. */
export const subjectOf = (offerId: string, { part, code, before }: { part: number; code: string | null; before: number }): string =>
  `${offerId}:${part > 0 ? `${STEP}${part}` : code === null ? "automatic" : "code"}:${before}`;

const STEP = "step-";

function partIn(subject: string): number {
  const about = subject.split(":")[1] ?? "";
  return about.startsWith(STEP) ? Number(about.slice(STEP.length)) : 0;
}

const Answer = z.object({ discountId: z.string().transform(BigInt) });

/** All attempts to make a discount for an offer, the latest first: also when the offer is gone. */
export async function effectsOf(shop: Shop, offerId: string): Promise<DiscountEffect[]> {
  const rows = await inShop(shop, (db) =>
    db.effect.findMany({ where: { shopId: shop.id, kind: EFFECT, subject: { startsWith: `${offerId}:` } }, orderBy: { openedAt: "desc" } }),
  );
  return rows.map(({ subject, state, reference, answer }) => ({
    part: partIn(subject),
    isSettled: state === "settled",
    reference,
    discountId: Answer.safeParse(answer).data?.discountId ?? null,
  }));
}

/** The code that buyers were told of, or are about to be: an offer keeps its code. */
export function codeOf(offer: Pick<Offer, "discountCode"> | null, effects: readonly DiscountEffect[]): string | null {
  return offer?.discountCode ?? effects.find(({ reference }) => !reference.startsWith("waybill-"))?.reference ?? null;
}

type Change = Prisma.OfferUpdateManyArgs["data"];

/** Keeps something of an offer: buyers are answered by it at once. */
export async function noteOffer(shop: Shop, where: Omit<Prisma.OfferWhereInput, "shopId">, data: Change): Promise<void> {
  const { count } = await inShop(shop, (db) => db.offer.updateMany({ where: { ...where, shopId: shop.id }, data }));
  if (count > 0) renewOfferBook(shop);
}

/** From now on the offer is not shown, until its discount was found to be right. Committed before the discount is touched. */
export const hideOffer = (shop: Shop, id: string) => noteOffer(shop, { id, discountFor: { not: null } }, { discountFor: null });

export const noteProblem = (shop: Shop, id: string, discountProblem: Message) =>
  noteOffer(shop, { id }, { discountFor: null, discountProblem });

type Right = { wanted: readonly NativeDiscount[]; code: string | null; ids: readonly bigint[] };

/** Its discounts were looked at and are right. Of terms that were changed meanwhile the mark is another: the offer stays hidden. */
export function noteRight(shop: Shop, offer: Offer, { wanted, code, ids }: Right) {
  const [id = null, ...steps] = ids;
  const { discountId, stepDiscountIds, discountCode, discountProblem } = offer;
  const mark = markOf(wanted);
  const isKnown = discountId === id && String(stepDiscountIds) === String(steps) && discountCode === code;
  if (isKnown && discountProblem === null && offer.discountFor === mark) return Promise.resolve();
  const right = { discountId: id, stepDiscountIds: steps, discountCode: code, discountFor: mark, discountProblem: Prisma.DbNull };
  return noteOffer(shop, { id: offer.id, state: "live" }, right);
}

/** Who switches our discount off in Shopify means the offer: it is paused, and says why. */
export const notePausedByHand = (shop: Shop, { id }: Offer) =>
  noteOffer(
    shop,
    { id, state: "live" },
    { state: "paused", updatedAt: nowDate(), discountFor: null, discountProblem: offers.message("discount-paused") },
  );

/** The discounts of an offer that is not live. Why it was paused stays to be read. */
export function noteOff(shop: Shop, offer: Offer, ids: readonly bigint[]): Promise<void> {
  const [id = null, ...steps] = ids;
  if (offer.discountId === id && String(offer.stepDiscountIds) === String(steps)) return Promise.resolve();
  return noteOffer(shop, { id: offer.id }, { discountId: id, stepDiscountIds: steps });
}

/** It needs no discount, and has none. */
export const noteNone = (shop: Shop, id: string) =>
  noteOffer(
    shop,
    {
      id,
      OR: [
        { discountId: { not: null } },
        { stepDiscountIds: { isEmpty: false } },
        { discountFor: { not: null } },
        { discountCode: { not: null } },
        { discountProblem: { not: Prisma.DbNull } },
      ],
    },
    { discountId: null, stepDiscountIds: [], discountFor: null, discountCode: null, discountProblem: Prisma.DbNull },
  );
