import { z } from "zod";
import { type Offer, Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { hideOffer, noteOffer, noteProblem } from "../discounts/discount-notes.server.ts";
import { tagOf } from "../discounts/discount-tags.ts";
import { offers } from "../messages.ts";
import { BUNDLE_SCOPE, handleFor, isMadeOf, markOfBundle, type WantedBundle } from "./bundle-for.ts";
import { findBundles, type Parts, priceOf, readBundle, readParts, type StandingBundle } from "./standing-bundle.server.ts";
import { beginBundle, bundleOperation, changeBundle, priceBundle } from "./write-bundle.server.ts";

/** The kind of effect by which a bundle is made: one for each that an offer ever had. */
const EFFECT = "offers.bundle";

/** Shopify makes a bundle in a moment; it is asked for again after so many seconds. */
const ASKED_AGAIN_SECONDS = 2;
/** After a lost answer it may still be on its way for so long. */
const LOST_AFTER_SECONDS = 120;
const LOOKED_AGAIN_SECONDS = 15;

/**
 * Brings the bundle of a live offer to what the offer says and its parts cost: made once, priced, for sale. Until it was found to be right the offer
 * is not shown; why it can't be made right stands on the offer. A live offer whose bundle somebody took off sale is paused. Twice equals once.
 */
export async function keepBundle(shop: Shop, offer: Offer, wanted: WantedBundle): Promise<void> {
  if (!(await isGranted(shop, BUNDLE_SCOPE))) return noteProblem(shop, offer.id, offers.message("bundle-not-allowed"));
  const parts = await readParts(shop, wanted);
  if (!parts) return noteProblem(shop, offer.id, offers.message("bundle-part-gone"));
  const noted = offer.bundleProductId;
  let standing = noted === null ? null : await readBundle(shop, noted);
  if (standing && standing.status !== "ACTIVE" && offer.discountFor !== null) return notePaused(shop, offer);
  if (!standing || !isOurs(standing, wanted)) {
    await hideOffer(shop, offer.id);
    if (standing) await changeBundle(shop, standing.productId, { status: "ARCHIVED" });
    if (noted !== null) await noteOffer(shop, { id: offer.id }, { bundleProductId: null, bundleVariantId: null });
    const made = await make(shop, offer, wanted, parts);
    if (made === null) return;
    standing = await readBundle(shop, made);
    // Begun for terms that were changed meanwhile, or gone again: the next run makes another one.
    if (!standing || !isOurs(standing, wanted)) throw new NotNow(ASKED_AGAIN_SECONDS);
  }
  const price = priceOf(shop, parts, wanted);
  // Read again only where something was changed: one that was right a moment ago, and isn't any more, somebody took off sale, and the next run sees that.
  if (!isRight(standing, tagOf(offer.id), price) || standing.title === tagOf(offer.id)) {
    const refused = await bringInStep(shop, offer, standing, { title: wanted.title, price });
    if (refused) return noteRefused(shop, offer.id, refused);
    standing = await readBundle(shop, standing.productId);
  }
  if (!standing?.variantId || !isRight(standing, tagOf(offer.id), price))
    return noteProblem(shop, offer.id, offers.message("bundle-differs"));
  if (!standing.isInStore) return noteProblem(shop, offer.id, offers.message("bundle-not-in-store", { title: standing.title }));
  const right = { bundleVariantId: standing.variantId, discountFor: markOfBundle(wanted) };
  if (offer.bundleVariantId === right.bundleVariantId && offer.discountFor === right.discountFor && offer.discountProblem === null) return;
  await noteOffer(shop, { id: offer.id, state: "live" }, { ...right, discountProblem: Prisma.DbNull });
}

/** Takes off sale what was made for an offer: for now with one that is paused, for good with one that is gone or needs none. Orders of it stay whole. */
export async function retireBundle(shop: Shop, offerId: string, status: "DRAFT" | "ARCHIVED"): Promise<void> {
  const effects = await effectsOf(shop, offerId);
  if (effects.length === 0 || !(await isGranted(shop, BUNDLE_SCOPE))) return;
  const noted = effects.flatMap(({ productId }) => productId ?? []);
  for (const productId of new Set([...noted, ...(await findBundles(shop, offerId))])) {
    const standing = await readBundle(shop, productId);
    if (standing && standing.status !== "ARCHIVED" && standing.status !== status) await changeBundle(shop, productId, { status });
  }
  if (status !== "ARCHIVED") return;
  await noteOffer(
    shop,
    { id: offerId, OR: [{ bundleProductId: { not: null } }, { bundleOperationId: { not: null } }] },
    { bundleProductId: null, bundleVariantId: null, bundleOperationId: null },
  );
  // What Shopify is about to make is still to be put away.
  if (effects.some(isOnItsWay)) throw new NotNow(LOOKED_AGAIN_SECONDS);
}

const isOurs = ({ variantId, parts }: StandingBundle, wanted: WantedBundle) => variantId !== null && isMadeOf(parts, wanted.parts);

const isRight = ({ status, tags, price }: StandingBundle, tag: string, wanted: number) =>
  status === "ACTIVE" && tags.includes(tag) && price === wanted;

/** Its price, our tag, on sale; and of one that was just made, its title. What else a person gave it, pictures and words, is his. */
async function bringInStep(shop: Shop, { id }: Offer, standing: StandingBundle, { title, price }: { title: string; price: number }) {
  const { productId, variantId } = standing;
  const tag = tagOf(id);
  await hideOffer(shop, id);
  // Before it is on sale it has its price.
  const unpriced = variantId !== null && standing.price !== price ? await priceBundle(shop, productId, variantId, price) : null;
  if (unpriced) return unpriced.message;
  const refused = await changeBundle(shop, productId, {
    ...(standing.title === tag && { title, handle: handleFor(title, productId) }),
    tags: [...new Set([...standing.tags, tag])],
    status: "ACTIVE",
  });
  return refused?.message ?? null;
}

/** Makes the bundle, or takes over the one that an attempt whose answer was lost has made; null where Shopify refuses: the offer says why. */
async function make(shop: Shop, offer: Offer, wanted: WantedBundle, parts: Parts): Promise<bigint | null> {
  const before = await effectsOf(shop, offer.id);
  const tag = tagOf(offer.id);
  const effect = await openEffect(shop, EFFECT, `${offer.id}:${before.filter((one) => one.isSettled).length}`, tag);
  if (effect.settled) throw new Error(`The bundle of offer ${offer.id} was made meanwhile.`);
  const forget = async (db: ShopDb) => {
    await db.effect.deleteMany({ where: { shopId: shop.id, id: effect.id } });
    await db.offer.updateMany({ where: { shopId: shop.id, id: offer.id }, data: { bundleOperationId: null } });
  };
  const settle = async (productId: bigint) => {
    await inShop(shop, async (db) => {
      await settleEffect(db, shop, effect, { productId: String(productId) });
      const data = { bundleProductId: productId, bundleOperationId: null };
      await db.offer.updateMany({ where: { shopId: shop.id, id: offer.id }, data });
    });
    return productId;
  };
  const giveUp = async (said: Message) => {
    await inShop(shop, forget);
    await noteRefused(shop, offer.id, said);
    return null;
  };

  if (offer.bundleOperationId !== null) {
    const came = await bundleOperation(shop, offer.bundleOperationId);
    if (came === "on its way") throw new NotNow(ASKED_AGAIN_SECONDS);
    if (came !== "gone" && "refused" in came) return giveUp(came.refused.message);
    if (came !== "gone") return settle(came.made);
  }
  const retired = new Set(before.flatMap(({ productId }) => productId ?? []));
  for (const productId of await findBundles(shop, offer.id)) {
    const found = retired.has(productId) ? null : await readBundle(shop, productId);
    if (found && isOurs(found, wanted)) return settle(productId);
    // Made for terms that were changed before it was there.
    if (found && found.status !== "ARCHIVED") await changeBundle(shop, productId, { status: "ARCHIVED" });
  }
  if (offer.bundleOperationId === null && before.some(isOnItsWay)) throw new NotNow(LOOKED_AGAIN_SECONDS);
  if (effect.isRetry) {
    // Nothing came of it: what is begun now is another attempt, with its own time to be waited for.
    await inShop(shop, forget);
    throw new NotNow(0);
  }
  const answer = await beginBundle(shop, tag, parts);
  if ("refused" in answer) return giveUp(answer.refused.message);
  await inShop(shop, (db) => db.offer.updateMany({ where: { shopId: shop.id, id: offer.id }, data: { bundleOperationId: answer.begun } }));
  throw new NotNow(ASKED_AGAIN_SECONDS);
}

const Answer = z.object({ productId: z.string().transform(BigInt) });

async function effectsOf(shop: Shop, offerId: string) {
  const rows = await inShop(shop, (db) =>
    db.effect.findMany({ where: { shopId: shop.id, kind: EFFECT, subject: { startsWith: `${offerId}:` } } }),
  );
  return rows.map(({ state, answer, openedAt }) => ({
    isSettled: state === "settled",
    productId: Answer.safeParse(answer).data?.productId ?? null,
    openedAt,
  }));
}

const isOnItsWay = ({ isSettled, openedAt }: Awaited<ReturnType<typeof effectsOf>>[number]) =>
  !isSettled && nowDate().getTime() - openedAt.getTime() < LOST_AFTER_SECONDS * 1000;

/** Who takes our bundle off sale means the offer: it is paused, and says why. */
const notePaused = (shop: Shop, { id }: Offer) =>
  noteOffer(
    shop,
    { id, state: "live" },
    { state: "paused", updatedAt: nowDate(), discountFor: null, discountProblem: offers.message("bundle-paused") },
  );

const noteRefused = (shop: Shop, id: string, said: Message) => noteProblem(shop, id, offers.message("bundle-refused", { said }));
