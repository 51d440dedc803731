import type { OfferAnswer, OfferQuestion } from "#app/contracts/offers.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { decideOffer, fittingOffers, type LiveOffer, none, type OfferDecision } from "../deciding/decide-offer.ts";
import { canShipWith, type Goods, type Ways } from "../deciding/ships-together.ts";
import { isHeldOut } from "../experiments/holdout.ts";
import { chooseArm, MOST_OFFERS, type OfferPolicy } from "../experiments/offer-policy.ts";
import { murmur3 } from "../experiments/keyed-share.ts";
import { offers } from "../messages.ts";
import { headingFor } from "../rules/offer-terms.ts";
import { cartValue, type Visit } from "../rules/visit.ts";
import { experienceOf, policyAmong } from "./arm-records.server.ts";
import { candidatesFor } from "./candidates-for.server.ts";
import { decisionId } from "./decision-id.ts";
import { type SignedDecision, signDecision } from "./decision-token.ts";
import { noteDecision } from "./note-decision.server.ts";
import { offerBook, type OfferBook } from "./offer-book.server.ts";
import { promiseFor } from "./promise-for.server.ts";
import { purchaseVisitor } from "./purchase-visitor.server.ts";
import { readSupplies, type Supply, variantsOf } from "./read-supply.server.ts";

/** Who asks, as Shopify signed it: nothing of this is taken from the question. */
export type Asker = { shopDomain: string; customer: string | null };

export const NOTHING: OfferAnswer = { decision: null, offer: null, promise: null };

/** What a buyer is offered where he stands, and what he is promised. Of a shop that Waybill doesn't serve: nothing. */
export async function decide(question: OfferQuestion, asker: Asker): Promise<OfferAnswer> {
  const decided = await look(question, asker);
  if (!decided) return NOTHING;
  const { decision } = decided;
  const promise = await promiseFor(decided.basket, decided.ways, decided.book);
  if (decision.outcome === "none") {
    noteNone(decision, decided);
    return { ...NOTHING, promise };
  }
  const { signed, offer } = await answerOf(decision, decided);
  noteOffered(decision, decided);
  return { decision: signed, offer, promise };
}

/** A decision with all that it was made of. */
export type Decided = {
  id: string;
  question: OfferQuestion;
  visit: Visit;
  book: OfferBook;
  isOut: boolean;
  /** What would be dispatched: the cart, or on a product's page one of it. */
  basket: readonly { goods: Goods; quantity: number }[];
  ways: Ways;
  /** Something is live in this place. */
  hasOffers: boolean;
  decision: OfferDecision;
  /** How probable each of its arms was, in their order. */
  propensities: readonly number[];
};

/** Decides what a buyer is offered, `without` those offers that he was shown just now; undefined of a shop that Waybill doesn't serve. */
export async function look(asked: OfferQuestion, asker: Asker, without: readonly string[] = []): Promise<Decided | undefined> {
  const book = await offerBook(asker.shopDomain);
  if (!book) return undefined;
  const question = {
    ...asked,
    visitor: await purchaseVisitor(book.shop.id, asked, { waits: without.length === 0 && waitsForOrder(asked, book) }),
  };
  const visited = await suppliesOf(
    book,
    question.lines.map(({ variantId }) => variantId),
  );
  const visit = visitOf(question, book, visited);
  const isOut = isHeldOut({ checkout: question.visitor }, { seed: book.shop.domain, holdoutShare: book.holdoutShare });
  const here = book.offers.filter(({ id, terms }) => terms.placements.includes(visit.placement) && !without.includes(id));
  const ways: Ways = {
    sites: book.sites,
    policy: book.policy,
    currency: book.shop.currency,
    destination: { countryCode: visit.country, provinceCode: null, zip: visit.postalCode },
    now: visit.now,
  };
  const cart = visit.lines.flatMap(({ variantId, quantity }) => {
    const goods = visited.get(variantId);
    return goods ? [{ goods, quantity }] : [];
  });
  const { decision, propensities } = await decideAmong(here, { question, visit, book, isOut, cart, ways });
  const id = decisionId({
    shopId: book.shop.id,
    visitor: question.visitor,
    placement: visit.placement,
    productId: visit.productId,
    decision,
  });
  const basket = visit.placement === "product_page" && visit.productId !== null ? await oneOf(visit.productId, book) : cart;
  return { id, question, visit, book, isOut, basket, ways, hasOffers: here.length > 0, decision, propensities };
}

/** After payment alone: where nothing was offered on the way there, no cart was given a name. */
const waitsForOrder = ({ placement }: OfferQuestion, { offers: live }: OfferBook) =>
  placement === "post_purchase" && live.some(({ terms }) => terms.placements.some((place) => place === "product_page" || place === "cart"));

/** A visitor who comes to a place again is shown the same: for whoever looks at a page twice nothing changes. */
const placeOf = ({ placement, productId }: Visit) => murmur3(`${placement} ${productId ?? ""}`, 0);

type Situation = Pick<Decided, "question" | "visit" | "book" | "isOut" | "ways"> & { cart: Decided["basket"] };

type Among = Pick<Decided, "decision" | "propensities">;

/**
 * Rank after rank, until one has something to show: what is offered further down nobody has to look up. Whoever is held out is decided
 * about like everybody, and shown nothing: what he would have been shown is what he is compared by.
 */
async function decideAmong(here: readonly LiveOffer[], { question, visit, book, isOut, cart, ways }: Situation): Promise<Among> {
  if (here.length === 0) return { decision: none([offers.message("no-offers-here")]), propensities: [] };
  const { ranks, why } = fittingOffers(here, visit, book.shop.currency);
  const whys = [...(isOut ? [offers.message("held-out")] : []), ...why];
  for (const rank of ranks) {
    const arms = rank.slice(0, MOST_OFFERS);
    const candidates = await candidatesFor(arms, visit, book);
    const offered = await suppliesOf(
      book,
      [...candidates.values()].flat().map(({ variantId }) => variantId),
    );
    const experience = await experienceOf(book.shop.id);
    let policy: OfferPolicy = [];
    const decision = decideOffer({
      visit,
      offers: arms,
      candidatesOf: (offer) => candidates.get(offer) ?? [],
      canShipWith({ variantId }) {
        const supply = offered.get(variantId);
        return supply !== undefined && supply.isActive && canShipWith(supply, cart, ways);
      },
      choose(eligible) {
        policy = policyAmong(
          experience,
          visit.placement,
          eligible.map((offer) => offer.id),
        );
        const { arm, propensity } = chooseArm(policy, { shopSeed: book.shop.domain, session: question.visitor, decision: placeOf(visit) });
        return { offer: eligible.find((offer) => offer.id === arm) ?? null, propensity };
      },
    });
    const propensities = decision.arms.map(({ id }) => policy.find(({ arm }) => arm === id)?.propensity ?? 0);
    if (decision.arms.length > 0) return { decision: isOut ? { ...none(whys), arms: decision.arms } : decision, propensities };
    if (decision.outcome === "none") whys.push(...decision.why);
  }
  return { decision: none(whys), propensities: [] };
}

/** One of a product: the first of its variants that can be had. */
async function oneOf(productId: string, book: OfferBook): Promise<{ goods: Goods; quantity: number }[]> {
  const supplies = await suppliesOf(book, await variantsOf(book.shop.id, productId));
  const goods = supplies.values().find(({ units }) => units.values().some((count) => count > 0));
  return goods ? [{ goods, quantity: 1 }] : [];
}

async function suppliesOf(book: OfferBook, variantIds: readonly string[]): Promise<Map<string, Supply>> {
  const found = await readSupplies(book.shop.id, [...new Set(variantIds)]);
  return new Map(found.flatMap((supply) => (supply ? [[supply.variantId, supply]] : [])));
}

/** The visit by our own copy: what the buyer's page says of prices and products is not asked for. */
function visitOf(question: OfferQuestion, book: OfferBook, supplies: ReadonlyMap<string, Supply>): Visit {
  return {
    placement: question.placement,
    productId: question.productId ?? null,
    lines: question.lines.flatMap(({ variantId, quantity }) => {
      const supply = supplies.get(variantId);
      return supply ? [{ variantId, productId: supply.productId, quantity, unitPrice: supply.price }] : [];
    }),
    country: question.country ?? null,
    postalCode: question.postalCode ?? null,
    language: question.language?.toLowerCase() ?? null,
    now: now(),
    timeZone: book.shop.timeZone,
  };
}

export type Offered = Extract<OfferDecision, { outcome: "offered" }>;

/** A decision as a buyer's page is told it. */
export async function answerOf({ offer, items, arms, propensity }: Offered, { id, question, visit, book }: Decided) {
  const { terms, discountCode } = offer;
  const signed: SignedDecision = {
    shopId: book.shop.id,
    id,
    decidedAt: nowDate().toISOString(),
    placement: visit.placement,
    visitor: question.visitor,
    ...(question.checkoutToken !== undefined && { checkoutToken: question.checkoutToken }),
    arms: arms.map((arm) => arm.id),
    offerId: offer.id,
    items: items.map(({ variantId, price }) => ({ variantId, value: Math.round((price * (100 - terms.percentage)) / 100) })),
    percentage: terms.percentage,
    propensity,
  };
  const goal = terms.offered.kind === "goal" ? { ...terms.offered, currency: book.shop.currency } : null;
  return {
    signed: await signDecision(signed, appSecrets),
    offer: {
      id: offer.id,
      heading: headingFor(terms, visit.language),
      items: items.map(({ why, price: _, ...item }) => ({
        ...item,
        quantity: 1,
        discount: terms.percentage > 0 ? { percentage: terms.percentage, code: discountCode } : null,
        why: why && inBuyersWords(why, visit),
      })),
      goal: goal && { amount: goal.amount, currency: goal.currency, reward: goal.reward },
    },
  };
}

/** Nothing is said where we don't speak the buyer's language. */
function inBuyersWords(why: Message, { language, timeZone }: Visit): string | null {
  return language?.startsWith("en") ? wordsFor({ language: "en", locale: language, timeZone })(why) : null;
}

type None = Extract<OfferDecision, { outcome: "none" }>;

/** Keeps why nothing was offered. */
export function noteNone({ why }: None, decided: Decided): void {
  // In a place where nothing is live nobody asks why.
  if (decided.hasOffers) noteDecision({ ...rowOf(decided), variantIds: [], why: [...why] });
}

/** Keeps what was offered; whether it was seen is heard of by itself. */
function noteOffered({ offer, items }: Offered, decided: Decided): void {
  noteDecision({ ...rowOf(decided), offerId: offer.id, variantIds: items.map(({ variantId }) => BigInt(variantId)) });
}

/** What is kept of every decision, whatever it was. */
export function rowOf({ id, question, visit, book, isOut, decision, propensities }: Decided) {
  return {
    shopId: book.shop.id,
    id,
    decidedAt: nowDate(),
    placement: visit.placement,
    visitor: question.visitor,
    checkoutToken: question.checkoutToken ?? null,
    isHeldOut: isOut,
    arms: decision.arms.map((arm) => arm.id),
    propensity: decision.propensity,
    armPropensities: [...propensities],
    cartValue: cartValue(visit),
  };
}
