import type { Offer } from "#generated/prisma/client.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import type { UserError } from "#app/shopify/user-errors.ts";
import { offers } from "../messages.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { DISCOUNT_SCOPE, discountsFor, type NativeDiscount, titlesOf } from "./discount-for.ts";
import type { Asked } from "./discount-input.ts";
import {
  codeOf,
  EFFECT,
  effectsOf,
  hideOffer,
  noteNone,
  noteOff,
  notePausedByHand,
  noteProblem,
  noteRight,
  subjectOf,
} from "./discount-notes.server.ts";
import { fillCodesJob } from "./fill-codes.server.ts";
import { newCode } from "./new-code.ts";
import { partOf, tagOf, tagsOf } from "./discount-tags.ts";
import { findDiscounts, readStanding } from "./find-discount.server.ts";
import { canBecome, isAsWanted, type KnownBy, type Standing } from "./standing-discount.ts";
import { createDiscount, deactivateDiscount, deleteDiscount, updateDiscount } from "./write-discount.server.ts";

/** Until what was made a moment ago can be found by its tag. */
const INDEXED_AFTER_SECONDS = 30;

/**
 * Brings an offer's discounts in Shopify to what the offer says, whatever became of either: made, changed, switched off with an offer that is not
 * live, deleted with one that is gone or needs none. Until it was found to be right the offer is not shown; why it can't be made right stands on
 * the offer. A live offer whose discount somebody switched off in Shopify is paused. Twice equals once; one at a time for an offer.
 */
export async function keepDiscount(shop: Shop, offerId: string): Promise<void> {
  const offer = await inShop(shop, (db) => db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } }));
  const terms = offer && OfferTerms.safeParse(offer.terms).data;
  const wanted = terms ? discountsFor(terms) : [];
  const isTried = offer?.discountId != null || (await effectsOf(shop, offerId)).length > 0;
  const isWanted = wanted.length > 0;
  if (!isWanted && !isTried) return noteNone(shop, offerId);
  if (!(await isGranted(shop, DISCOUNT_SCOPE))) {
    if (isWanted) await noteProblem(shop, offerId, offers.message("discount-not-allowed"));
    return;
  }
  if (!offer || !isWanted) await removeAll(shop, offerId, offer);
  else if (offer.state === "live") await bringInStep(shop, offer, wanted);
  else if (isTried) await switchOff(shop, offer);
}

async function removeAll(shop: Shop, offerId: string, offer: Offer | null): Promise<void> {
  if (offer) await hideOffer(shop, offerId);
  for (const standing of await allOf(shop, offerId, offer)) await deleteDiscount(shop, standing);
  await noteNone(shop, offerId);
}

async function switchOff(shop: Shop, offer: Offer): Promise<void> {
  await hideOffer(shop, offer.id);
  const all = await allOf(shop, offer.id, offer);
  for (const standing of all) if (standing.isActive) await deactivateDiscount(shop, standing);
  const byPart = all.toSorted((one, other) => (partOf(one, offer.id) ?? 0) - (partOf(other, offer.id) ?? 0));
  await noteOff(
    shop,
    offer,
    byPart.map(({ id }) => id),
  );
}

/** What was ever made for an offer and stands, by our notes, by its tag and by its code. */
async function allOf(shop: Shop, offerId: string, offer: Offer | null): Promise<Standing[]> {
  const effects = await effectsOf(shop, offerId);
  const ids = new Set([offer?.discountId ?? null, ...effects.map(({ discountId }) => discountId)].filter((id) => id !== null));
  const noted = await Promise.all([...ids].map((id) => readStanding(shop, id)));
  const found = await findDiscounts(shop, offerId, codeOf(offer, effects));
  return [...new Map([...noted, ...found].flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
}

async function bringInStep(shop: Shop, offer: Offer, wanted: readonly NativeDiscount[]): Promise<void> {
  const effects = await effectsOf(shop, offer.id);
  const code = wanted[0]?.method === "code" ? (codeOf(offer, effects) ?? newCode()) : null;
  const parts = wanted.map((one, part): Part => ({
    wanted: one,
    part,
    code,
    tags: tagsOf(offer.id, part),
    titles: titlesOf(offer.id, one),
  }));
  const noted = [...(offer.discountId === null ? [] : [offer.discountId]), ...offer.stepDiscountIds];
  const standing = await Promise.all(
    parts.map(async ({ part }) => (noted[part] === undefined ? null : await readStanding(shop, noted[part]))),
  );
  if (standing.some((one) => one?.isActive === false) && offer.discountFor !== null) {
    await notePausedByHand(shop, offer);
    // Its other steps go off with it.
    if (parts.length > 1) await switchOff(shop, offer);
    return;
  }
  const isRight = parts.every((part, index) => standing[index] && isAsWanted(standing[index], part.wanted, part));
  const ids = isRight && noted.length === parts.length ? noted : await bringAll();
  if (!ids) return;
  await noteRight(shop, offer, { wanted, code, ids });
  if (wanted[0]?.isSingleUse) await inShop(shop, (db) => enqueue(db, shop, fillCodesJob, { offerId: offer.id }));

  async function bringAll(): Promise<bigint[] | null> {
    await hideOffer(shop, offer.id);
    if (offer.stepDiscountIds.length > 0 || effects.some(({ part }) => part > 0))
      for (const one of await allOf(shop, offer.id, offer))
        if ((partOf(one, offer.id) ?? 0) >= parts.length) await deleteDiscount(shop, one);
    const brought: bigint[] = [];
    for (const part of parts) {
      const id = await bringPart(shop, offer, part, { standing: standing[part.part] ?? null, before: brought });
      if (id === null) return null;
      brought.push(id);
    }
    return brought;
  }
}

/** One of the discounts that an offer needs, and how it is known. */
type Part = KnownBy & { wanted: NativeDiscount; part: number; titles: readonly [string, string] };

/** Where it is now, and which of the offer's came before it. */
type Found = { standing: Standing | null; before: readonly bigint[] };

/** The discount of one part, brought to what is wanted; null where that can't be: the offer says why. */
async function bringPart(shop: Shop, offer: Offer, part: Part, { standing: found, before }: Found): Promise<bigint | null> {
  const { wanted, code, tags, titles } = part;
  let standing = found;
  // What a change can't bring right, another one can.
  for (let attempt = 0; attempt < 2; attempt++) {
    if (standing && (attempt > 0 || !canBecome(standing, wanted, code))) {
      await deleteDiscount(shop, standing);
      standing = null;
    }
    const asked = (title: string): Asked => ({
      wanted,
      title,
      standing,
      tags,
      code,
      currency: shop.currency,
      now: now().toString(),
    });
    if (!standing) {
      const made = await make(shop, offer, { ...part, before, asked });
      if (typeof made !== "bigint") return noteRefused(shop, offer, made);
      standing = await readStanding(shop, made);
    }
    if (standing && !isAsWanted(standing, wanted, part)) {
      const refused = await update(shop, standing, titles, asked);
      if (refused) return noteRefused(shop, offer, refused);
      standing = await readStanding(shop, standing.id);
    }
    if (standing && isAsWanted(standing, wanted, part)) return standing.id;
  }
  await noteProblem(shop, offer.id, offers.message("discount-differs"));
  return null;
}

type Making = Part & Pick<Found, "before"> & { asked: (title: string) => Asked };

/** Makes the discount, or takes over the one that an attempt whose answer was lost has made: there is one, ever. */
async function make(shop: Shop, offer: Offer, { part, code, titles, before, asked }: Making): Promise<bigint | UserError> {
  const settled = (await effectsOf(shop, offer.id)).filter((one) => one.isSettled && one.part === part).length;
  const effect = await openEffect(shop, EFFECT, subjectOf(offer.id, { part, code, before: settled }), code ?? tagOf(offer.id));
  if (effect.settled) throw new Error(`The discount of offer ${offer.id} was made meanwhile.`);
  const settle = (id: bigint) =>
    inShop(shop, async (db) => {
      await settleEffect(db, shop, effect, { discountId: String(id) });
      const data = part === 0 ? { discountId: id, discountCode: code } : { stepDiscountIds: [...before.slice(1), id] };
      await db.offer.updateMany({ where: { shopId: shop.id, id: offer.id }, data });
    });
  const forget = () => inShop(shop, (db) => db.effect.deleteMany({ where: { shopId: shop.id, id: effect.id } }));

  const there = await findDiscounts(shop, offer.id, effect.reference === tagOf(offer.id) ? null : effect.reference);
  const [first, ...others] = there.filter((one) => (partOf(one, offer.id) ?? 0) === part);
  for (const other of others) await deleteDiscount(shop, other);
  if (first) {
    await settle(first.id);
    return first.id;
  }
  let answer = await createDiscount(shop, asked(titles[0]));
  if ("refused" in answer && isTitleTaken(answer.refused)) {
    // Perhaps by ourselves, a moment ago.
    if (effect.isRetry) {
      await forget();
      throw new NotNow(INDEXED_AFTER_SECONDS);
    }
    answer = await createDiscount(shop, asked(titles[1]));
  }
  if ("refused" in answer) {
    await forget();
    return answer.refused;
  }
  await settle(answer.made);
  return answer.made;
}

async function update(shop: Shop, standing: Standing, titles: readonly [string, string], asked: (title: string) => Asked) {
  const refused = await updateDiscount(shop, standing, asked(titles.find((title) => title === standing.title) ?? titles[0]));
  return refused && isTitleTaken(refused) ? updateDiscount(shop, standing, asked(titles[1])) : refused;
}

async function noteRefused(shop: Shop, offer: Offer, { message }: UserError): Promise<null> {
  await noteProblem(shop, offer.id, offers.message("discount-refused", { said: message }));
  return null;
}

/** No two automatic discounts of a shop have one title: where it is taken, the end of our own id tells them apart. */
const isTitleTaken = ({ code, field }: UserError) => code === "TAKEN" && field !== null && field.endsWith("title");
