import type { Message } from "#app/platform/messages/message.ts";
import { offers as messages } from "../messages.ts";
import type { Candidate, Shown } from "./candidate.ts";
import { discountsFor } from "../discounts/discount-for.ts";
import { isHadBeside } from "./other-discounts.ts";
import { thingsFor } from "./things-for.ts";
import { holds, saysOf } from "../rules/conditions.ts";
import { type OfferTerms, variantsNamed } from "../rules/offer-terms.ts";
import { cartValue, type Visit } from "../rules/visit.ts";

/** A merchant's offer that is live. */
export type LiveOffer = {
  id: string;
  terms: OfferTerms;
  /** How often it was accepted on this day of the shop's. */
  acceptedToday: number;
  /** Whether its discount, or its bundle, stands in Shopify as its terms say; of one that has neither always. */
  discountStands: boolean;
  /** By which the discount is had; null where it is automatic. */
  discountCode: string | null;
  /** The discount of which each buyer has a code of his own; null where there is none. */
  ownCodesOf: bigint | null;
  /** By which its bundle is bought; absent where it has none. */
  bundleVariantId?: string | null;
};

export type OfferSituation = {
  visit: Visit;
  /** Those of one rank that fit. */
  offers: readonly LiveOffer[];
  /** What an offer could show, the best first. */
  candidatesOf: (offer: LiveOffer) => readonly Candidate[];
  /** Whether the shop sells it: a draft, or what was archived, it doesn't. Absent: it sells all. */
  isSold?: (candidate: Candidate) => boolean;
  /** Whether a warehouse that routing could use can ship so many together with what is in the cart. */
  canShipWith: (candidate: Candidate, quantity: number) => boolean;
  /** Whether there is a code for this buyer, where he needs one of his own. */
  hasCode?: (offer: LiveOffer) => boolean;
  /** The experiment's choice among offers of one rank; null: this time none. */
  choose: (offers: readonly LiveOffer[]) => Choice;
};

export type Choice = { offer: LiveOffer | null; propensity: number };

export type OfferDecision =
  /** `arms`: the offers among which the experiment chose; `propensity`: how probable this choice was. */
  | { outcome: "offered"; offer: LiveOffer; items: readonly Shown[]; arms: readonly LiveOffer[]; propensity: number }
  | { outcome: "none"; why: readonly Message[]; arms: readonly LiveOffer[]; propensity: number };

/** Those that fit a visit; and why others don't, of so many of them as asked for. */
export type Fitting = { fitting: readonly LiveOffer[]; why: readonly Message[] };

/** Which offers fit a visit by what the merchant says of them: their conditions, caps and discounts. Of `most` others it is said why they don't. */
export function fittingOffers(offers: readonly LiveOffer[], visit: Visit, { currency, most }: { currency: string; most: number }): Fitting {
  const why: Message[] = [];
  const fitting = offers.filter((offer) => {
    const not = whyNot(offer, visit, currency);
    if (not && why.length < most) why.push(not());
    return not === null;
  });
  return { fitting, why };
}

/** Worded only for whom it is told: of thousands of offers most don't fit. */
function whyNot({ terms, acceptedToday, discountStands }: LiveOffer, visit: Visit, currency: string): (() => Message) | null {
  const named = { offer: terms.name };
  const failing = terms.conditions.find((condition) => !holds(condition, visit));
  if (failing) return () => messages.message("condition-fails", { ...named, condition: saysOf(failing, currency) });
  if (terms.dailyCap !== null && acceptedToday >= terms.dailyCap) return () => messages.message("cap-reached", named);
  // After the purchase it is the app that prices, by a changeset.
  if (visit.placement === "post_purchase") return null;
  // What is chosen is worth showing at its full price; what is offered for its discount isn't.
  if (!isHadBeside(terms, visit.beside) && terms.offered.kind !== "chosen" && discountsFor(terms).length > 0)
    return () => messages.message("other-discount", named);
  if (discountStands) return null;
  return () => messages.message(terms.offered.kind === "bundle" ? "bundle-amiss" : "discount-amiss", named);
}

/**
 * What a buyer is offered of the offers of one rank that fit, or why nothing: what is not in the cart yet and what a warehouse can ship with it; of these
 * the experiment's choice.
 */
export function decideOffer({ visit, offers, candidatesOf, isSold, canShipWith, hasCode, choose }: OfferSituation): OfferDecision {
  const why: Message[] = [];
  const shown = new Map<LiveOffer, readonly Shown[]>();
  for (const offer of offers) {
    const looked = look(offer);
    if (isMessage(looked)) why.push(looked);
    else shown.set(offer, looked);
  }
  if (shown.size === 0) return none(why);

  const arms = [...shown.keys()];
  const { offer, propensity } = choose(arms);
  if (offer === null) return { outcome: "none", why: [messages.message("chose-none")], arms, propensity };
  return { outcome: "offered", offer, items: shown.get(offer) ?? [], arms, propensity };

  function look(offer: LiveOffer): readonly Shown[] | Message {
    const { terms } = offer;
    const named = { offer: terms.name };
    if (terms.offered.kind === "goal") return [];
    if (isHadBeside(terms, visit.beside) && hasCode?.(offer) === false) return messages.message("no-code-left", named);

    const candidates = candidatesOf(offer).filter((candidate) => isSold?.(candidate) ?? true);
    if (candidates.length === 0)
      return messages.message(variantsNamed(terms.offered).length > 0 ? "not-for-sale" : "nothing-to-offer", named);
    const shown = thingsFor(terms, candidates, visit);
    if (shown === "not-in-cart" || shown === "no-step-left") return messages.message(shown, named);
    const fresh = shown ?? freshOf(terms, candidates, visit);
    if (fresh.length === 0) return messages.message("all-in-cart", named);
    const affordable = fresh.filter((candidate) => isWithin(terms, candidate, visit));
    if (affordable.length === 0) return messages.message("too-dear", named);
    const most = terms.offered.kind === "recommended" ? terms.offered.most : affordable.length;
    const items: Shown[] = [];
    for (const candidate of affordable) {
      if (items.length === most) break;
      if (canShipWith(candidate, candidate.quantity)) items.push(candidate);
    }
    return items.length > 0 ? items : messages.message("cant-ship", named);
  }
}

/** What lies in the cart, or is looked at, need not be offered. */
function freshOf(terms: OfferTerms, candidates: readonly Candidate[], visit: Visit): Shown[] {
  const { offered, percentage } = terms;
  if (offered.kind === "bundle" && visit.lines.some(isIn(offered.parts))) return [];
  const inCart = new Set(visit.lines.map(({ productId }) => productId));
  const fresh = candidates.filter(({ productId }) => productId !== visit.productId && !inCart.has(productId));
  // A bundle has its own price in the shop: nothing more is off it.
  const off = offered.kind === "bundle" || !isHadBeside(terms, visit.beside) ? 0 : percentage;
  return fresh.map((candidate) => ({ ...candidate, quantity: 1, percentage: off }));
}

/** Who has something of a bundle would have it twice. */
const isIn =
  (parts: readonly { variantId: string }[]) =>
  ({ variantId }: { variantId: string }) =>
    parts.some((part) => part.variantId === variantId);

/** What is recommended stays small beside the cart; before there is a cart nothing is compared. */
function isWithin({ offered }: OfferTerms, { price }: Candidate, visit: Visit): boolean {
  if (offered.kind !== "recommended" || offered.mostOfCart === null) return true;
  const value = cartValue(visit);
  return value === 0 || price * 100 <= value * offered.mostOfCart;
}

/** Nothing, and why. */
export function none(why: readonly Message[]): Extract<OfferDecision, { outcome: "none" }> {
  return { outcome: "none", why, arms: [], propensity: 1 };
}

const isMessage = (looked: readonly Shown[] | Message): looked is Message => "code" in looked;
