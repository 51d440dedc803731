import type { Message } from "#app/platform/messages/message.ts";
import { offers as messages } from "../messages.ts";
import { holds, saysOf } from "../rules/conditions.ts";
import type { OfferTerms } from "../rules/offer-terms.ts";
import { cartValue, type Visit } from "../rules/visit.ts";

/** A merchant's offer that is live. */
export type LiveOffer = {
  id: string;
  terms: OfferTerms;
  /** How often it was accepted on this day of the shop's. */
  acceptedToday: number;
  /** Whether its discount stands in Shopify as its terms say; of one without a discount always. */
  discountStands: boolean;
  /** By which the discount is had; null where it is automatic. */
  discountCode: string | null;
};

/** Something that could be offered: a variant of the shop that can be bought. */
export type Candidate = {
  variantId: string;
  productId: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  /** Minor units of the shop's currency. */
  price: number;
  /** Why this one; null where the merchant chose it. */
  why: Message | null;
};

export type OfferSituation = {
  visit: Visit;
  currency: string;
  /** Everything live. */
  offers: readonly LiveOffer[];
  /** What an offer could show, the best first. */
  candidatesOf: (offer: LiveOffer) => readonly Candidate[];
  /** Whether a warehouse that routing could use can ship it together with what is in the cart. */
  canShipWith: (candidate: Candidate) => boolean;
  /** Never shown anything, so that what offers bring can be measured. */
  isHeldOut: boolean;
  /** The experiment's choice among offers of one rank; null: this time none. */
  choose: (offers: readonly LiveOffer[]) => Choice;
};

export type Choice = { offer: LiveOffer | null; propensity: number };

export type OfferDecision =
  /** `arms`: the offers among which the experiment chose; `propensity`: how probable this choice was. */
  | { outcome: "offered"; offer: LiveOffer; items: readonly Candidate[]; arms: readonly LiveOffer[]; propensity: number }
  | { outcome: "none"; why: readonly Message[]; arms: readonly LiveOffer[]; propensity: number };

/**
 * What a buyer is offered in one place, or why nothing: of what is live there, what the merchant's conditions, caps and discounts allow, what
 * is not in the cart yet and what a warehouse can ship with it; of these the first rank, and within it the experiment's choice.
 */
export function decideOffer(situation: OfferSituation): OfferDecision {
  const { visit, currency, isHeldOut, choose } = situation;
  const here = situation.offers.filter(({ terms }) => terms.placements.includes(visit.placement));
  if (here.length === 0) return none([messages.message("no-offers-here")]);
  if (isHeldOut) return none([messages.message("held-out")]);

  const why: Message[] = [];
  const shown = new Map<LiveOffer, readonly Candidate[]>();
  for (const offer of here.toSorted((one, other) => one.terms.priority - other.terms.priority)) {
    const [first] = shown.keys();
    if (first && first.terms.priority < offer.terms.priority) break;
    const looked = look(offer);
    if (isMessage(looked)) why.push(looked);
    else shown.set(offer, looked);
  }
  if (shown.size === 0) return none(why);

  const arms = [...shown.keys()];
  const { offer, propensity } = choose(arms);
  if (offer === null) return { outcome: "none", why: [messages.message("chose-none")], arms, propensity };
  return { outcome: "offered", offer, items: shown.get(offer) ?? [], arms, propensity };

  function look(offer: LiveOffer): readonly Candidate[] | Message {
    const { terms } = offer;
    const named = { offer: terms.name };
    const failing = terms.conditions.find((condition) => !holds(condition, visit));
    if (failing) return messages.message("condition-fails", { ...named, condition: saysOf(failing, currency) });
    if (terms.dailyCap !== null && offer.acceptedToday >= terms.dailyCap) return messages.message("cap-reached", named);
    // After the purchase it is the app that prices, by a changeset.
    if (!offer.discountStands && visit.placement !== "post_purchase") return messages.message("discount-amiss", named);
    if (terms.offered.kind === "goal") return [];

    const candidates = situation.candidatesOf(offer);
    if (candidates.length === 0) return messages.message("nothing-to-offer", named);
    const inCart = new Set(visit.lines.map(({ productId }) => productId));
    const fresh = candidates.filter(({ productId }) => productId !== visit.productId && !inCart.has(productId));
    if (fresh.length === 0) return messages.message("all-in-cart", named);
    const affordable = fresh.filter((candidate) => isWithin(terms, candidate, visit));
    if (affordable.length === 0) return messages.message("too-dear", named);
    const most = terms.offered.kind === "recommended" ? terms.offered.most : affordable.length;
    const items: Candidate[] = [];
    for (const candidate of affordable) {
      if (items.length === most) break;
      if (situation.canShipWith(candidate)) items.push(candidate);
    }
    return items.length > 0 ? items : messages.message("cant-ship", named);
  }
}

/** What is recommended stays small beside the cart; before there is a cart nothing is compared. */
function isWithin({ offered }: OfferTerms, { price }: Candidate, visit: Visit): boolean {
  if (offered.kind !== "recommended" || offered.mostOfCart === null) return true;
  const value = cartValue(visit);
  return value === 0 || price * 100 <= value * offered.mostOfCart;
}

function none(why: readonly Message[]): OfferDecision {
  return { outcome: "none", why, arms: [], propensity: 1 };
}

const isMessage = (looked: readonly Candidate[] | Message): looked is Message => "code" in looked;
