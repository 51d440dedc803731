import { SignJWT } from "jose";
import type { OfferQuestion, PostPurchaseAnswer, PostPurchaseChange, PostPurchaseOffer } from "#app/contracts/offers.ts";
import { holdForBuyer, type UnitForBuyer } from "#app/fulfillment/offered/hold-for-buyer.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import type { PostPurchase } from "#app/shopify/tokens/read-post-purchase-token.ts";
import { offers as messages } from "../messages.ts";
import { answerOf, type Decided, look, noteNone, rowOf } from "./decide.server.ts";
import { readDecision, type SignedDecision } from "./decision-token.ts";
import { noteDecision } from "./note-decision.server.ts";
import { noteEvent } from "./note-event.server.ts";

/**
 * What is offered between payment and the thank-you page: one thing, and another one after it, whether it was taken or not. Two at most, as
 * Shopify's review wants it. The page itself may not count who saw it: the first is taken for seen when it is handed out.
 */
export async function offerAfterPurchase(purchase: PostPurchase): Promise<PostPurchaseAnswer> {
  const { question, asker } = askedBy(purchase);
  const first = await look(question, asker);
  if (!first) return { offers: [] };
  if (first.decision.outcome === "none") {
    noteNone(first.decision, first);
    return { offers: [] };
  }
  const start = await offerOf(first, "start");
  if (!start) return { offers: [] };
  noteSeen(first);
  const second = await look(question, asker, [first.decision.offer.id]);
  const after = second && (await Promise.all([offerOf(second, "accept"), offerOf(second, "decline")]));
  return { offers: [start, ...(after ?? []).flatMap((offer) => offer ?? [])] };
}

export type SignedChangeset =
  | { outcome: "signed"; token: string }
  /** The decision isn't one of this purchase. */
  | { outcome: "not-offered" }
  /** No warehouse can ship it with the order any more. */
  | { outcome: "not-available" };

/**
 * Signs what a buyer takes: the decision has to be one of this purchase, and its price is the one that was decided, whatever the page says. Before he is
 * charged a unit is kept for him, by the stock of this moment: who can't have one gets no signature. Signed twice it is the same changeset,
 * which Shopify applies once.
 */
export async function signChangeset(purchase: PostPurchase, token: string): Promise<SignedChangeset> {
  const { referenceId } = purchase.initialPurchase;
  const decision = await readDecision(token, appSecrets, nowDate());
  const shop = await findShopByDomain(purchase.shop.domain);
  if (decision?.placement !== "post_purchase" || decision.visitor !== referenceId || decision.shopId !== shop?.id)
    return { outcome: "not-offered" };
  const [change] = changesOf(decision);
  if (!change) return { outcome: "not-offered" };
  if ((await holdForBuyer(shop, unitFor(purchase, decision.id, change))) === "cant-ship") return { outcome: "not-available" };
  await noteEvent({ decision: token, kind: "accepted", variantId: String(change.variantId), checkoutToken: referenceId });
  const signed = await new SignJWT({ changes: [change] })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(env.SHOPIFY_API_KEY)
    .setJti(decision.id)
    .setSubject(referenceId)
    .setIssuedAt(Math.floor(nowDate().getTime() / 1000))
    .sign(new TextEncoder().encode(env.SHOPIFY_API_SECRET));
  return { outcome: "signed", token: signed };
}

function unitFor({ initialPurchase }: PostPurchase, id: string, { variantId }: PostPurchaseChange): UnitForBuyer {
  const { referenceId, destinationCountryCode, lineItems } = initialPurchase;
  return {
    id,
    variantId: BigInt(variantId),
    checkoutToken: referenceId,
    bought: lineItems.map(({ product, quantity }) => ({ variantId: BigInt(product.variant.id), quantity })),
    countryCode: destinationCountryCode ?? null,
  };
}

function askedBy({ shop, locale, initialPurchase }: PostPurchase) {
  const { referenceId, customerId, destinationCountryCode, lineItems } = initialPurchase;
  const question: OfferQuestion = {
    placement: "post_purchase",
    lines: lineItems.map(({ product, quantity }) => ({ variantId: product.variant.id, quantity })),
    ...(destinationCountryCode !== undefined && { country: destinationCountryCode }),
    ...(locale !== undefined && { language: locale }),
    checkoutToken: referenceId,
    visitor: referenceId,
  };
  return { question, asker: { shopDomain: shop.domain, customer: customerId ?? null } };
}

/** What can be bought with one press: one thing. A goal is nothing that can be taken here. */
async function offerOf(decided: Decided, after: PostPurchaseOffer["after"]): Promise<PostPurchaseOffer | null> {
  const { decision } = decided;
  const [item] = decision.outcome === "offered" ? decision.items : [];
  if (decision.outcome !== "offered" || !item) return null;
  const answered = await answerOf({ ...decision, items: [item] }, decided);
  const made = answered && (await readDecision(answered.signed, appSecrets, nowDate()));
  return made ? { ...answered.offer, decision: answered.signed, after, changes: changesOf(made) } : null;
}

/** Shopify's ids are numbers here. */
function changesOf({ items, percentage }: Pick<SignedDecision, "items" | "percentage">): PostPurchaseChange[] {
  const [item] = items;
  if (!item) return [];
  const title = wordsFor({ language: "en", timeZone: "UTC" })(messages.message("after-purchase-discount"));
  const discount = percentage > 0 ? { discount: { value: percentage, valueType: "percentage" as const, title } } : {};
  return [{ type: "add_variant", variantId: Number(item.variantId), quantity: 1, ...discount }];
}

function noteSeen(decided: Decided): void {
  const { decision } = decided;
  if (decision.outcome !== "offered") return;
  const variantIds = decision.items.slice(0, 1).map(({ variantId }) => BigInt(variantId));
  noteDecision({ ...rowOf(decided), offerId: decision.offer.id, variantIds, shownAt: nowDate() });
}
