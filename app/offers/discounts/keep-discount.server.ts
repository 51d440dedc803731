import type { Offer } from "#generated/prisma/client.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import type { UserError } from "#app/shopify/user-errors.ts";
import { offers } from "../messages.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { DISCOUNT_SCOPE, discountFor, type NativeDiscount } from "./discount-for.ts";
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
} from "./discount-notes.server.ts";
import { findDiscounts, readStanding, tagOf } from "./find-discount.server.ts";
import { canBecome, isAsWanted, type Standing } from "./standing-discount.ts";
import { createDiscount, deactivateDiscount, deleteDiscount, updateDiscount } from "./write-discount.server.ts";

/** Until what was made a moment ago can be found by its tag. */
const INDEXED_AFTER_SECONDS = 30;

/**
 * Brings an offer's discount in Shopify to what the offer says, whatever became of either: made, changed, switched off with an offer that is not
 * live, deleted with one that is gone or needs none. Until it was found to be right the offer is not shown; why it can't be made right stands on
 * the offer. A live offer whose discount somebody switched off in Shopify is paused. Twice equals once; one at a time for an offer.
 */
export async function keepDiscount(shop: Shop, offerId: string): Promise<void> {
  const offer = await inShop(shop, (db) => db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } }));
  const terms = offer && OfferTerms.safeParse(offer.terms).data;
  const wanted = terms ? discountFor(terms) : null;
  const isTried = offer?.discountId != null || (await effectsOf(shop, offerId)).length > 0;
  if (!wanted && !isTried) return noteNone(shop, offerId);
  if (!(await isGranted(shop, DISCOUNT_SCOPE))) {
    if (wanted) await noteProblem(shop, offerId, offers.message("discount-not-allowed"));
    return;
  }
  try {
    if (!offer || !wanted) await removeAll(shop, offerId, offer);
    else if (offer.state === "live") await bringInStep(shop, offer, wanted);
    else if (isTried) await switchOff(shop, offer);
  } catch (fault) {
    if (!(fault instanceof AdminFault) || fault.code === "unavailable" || fault.code === "in-doubt") throw fault;
    await noteProblem(shop, offerId, wordsOfAdminFault(fault));
  }
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
  await noteOff(shop, offer, all[0]?.id ?? null);
}

/** What was ever made for an offer and stands, by our notes, by its tag and by its code. */
async function allOf(shop: Shop, offerId: string, offer: Offer | null): Promise<Standing[]> {
  const effects = await effectsOf(shop, offerId);
  const ids = new Set([offer?.discountId ?? null, ...effects.map(({ discountId }) => discountId)].filter((id) => id !== null));
  const noted = await Promise.all([...ids].map((id) => readStanding(shop, id)));
  const found = await findDiscounts(shop, offerId, codeOf(offer, effects));
  return [...new Map([...noted, ...found].flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
}

async function bringInStep(shop: Shop, offer: Offer, wanted: NativeDiscount): Promise<void> {
  const code = wanted.method === "code" ? (offer.discountCode ?? codeOf(null, await effectsOf(shop, offer.id)) ?? newCode()) : null;
  const known = { tag: tagOf(offer.id), code, titles: titlesFor(offer, wanted) };
  let standing = offer.discountId === null ? null : await readStanding(shop, offer.discountId);
  if (standing && !standing.isActive && offer.discountFor !== null) return notePausedByHand(shop, offer);
  if (standing && isAsWanted(standing, wanted, known)) return noteRight(shop, offer, { wanted, code, id: standing.id });

  await hideOffer(shop, offer.id);
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
      tag: known.tag,
      code,
      currency: shop.currency,
      now: now().toString(),
    });
    if (!standing) {
      const made = await make(shop, offer, { code, titles: known.titles, asked });
      if (typeof made !== "bigint") return noteRefused(shop, offer, made);
      standing = await readStanding(shop, made);
    }
    if (standing && !isAsWanted(standing, wanted, known)) {
      const refused = await update(shop, standing, known.titles, asked);
      if (refused) return noteRefused(shop, offer, refused);
      standing = await readStanding(shop, standing.id);
    }
    if (standing && isAsWanted(standing, wanted, known)) return noteRight(shop, offer, { wanted, code, id: standing.id });
  }
  await noteProblem(shop, offer.id, offers.message("discount-differs"));
}

type Making = { code: string | null; titles: readonly [string, string]; asked: (title: string) => Asked };

/** Makes the discount, or takes over the one that an attempt whose answer was lost has made: there is one, ever. */
async function make(shop: Shop, offer: Offer, { code, titles, asked }: Making): Promise<bigint | UserError> {
  const before = (await effectsOf(shop, offer.id)).filter(({ isSettled }) => isSettled).length;
  const effect = await openEffect(shop, EFFECT, `${offer.id}:${code === null ? "automatic" : "code"}:${before}`, code ?? tagOf(offer.id));
  if (effect.settled) throw new Error(`The discount of offer ${offer.id} was made meanwhile.`);
  const settle = (id: bigint) =>
    inShop(shop, async (db) => {
      await settleEffect(db, shop, effect, { discountId: String(id) });
      await db.offer.updateMany({ where: { shopId: shop.id, id: offer.id }, data: { discountId: id, discountCode: code } });
    });
  const forget = () => inShop(shop, (db) => db.effect.deleteMany({ where: { shopId: shop.id, id: effect.id } }));

  const [first, ...others] = await findDiscounts(shop, offer.id, effect.reference === tagOf(offer.id) ? null : effect.reference);
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

const noteRefused = (shop: Shop, offer: Offer, { message }: UserError) =>
  noteProblem(shop, offer.id, offers.message("discount-refused", { said: message }));

/** No two automatic discounts of a shop have one title: where it is taken, the end of our own id tells them apart. */
const titlesFor = ({ id }: Offer, { title }: NativeDiscount) => [title, `${title} (${id.slice(-4)})`] as const;

const isTitleTaken = ({ code, field }: UserError) => code === "TAKEN" && field !== null && field.endsWith("title");

/** Letters and digits that nobody mistakes for one another: what is typed from a screen. Nobody guesses forty bits. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

const newCode = () => `WITH-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => SIGNS[byte % SIGNS.length] ?? "").join("")}`;
