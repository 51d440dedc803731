import type { OfferAnswer, OfferQuestion } from "#app/contracts/offers.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { type Basket, basketOf } from "../deciding/basket-of.ts";
import { decideOffer, fittingOffers, type LiveOffer, none, type OfferDecision } from "../deciding/decide-offer.ts";
import type { Near } from "../deciding/offer-index.ts";
import { besideOthers, isHadBeside } from "../deciding/other-discounts.ts";
import { shipsWith, type Ways } from "../deciding/ships-together.ts";
import { isHeldOut } from "../experiments/holdout.ts";
import { chooseArm, decisionAt, MOST_OFFERS, type OfferPolicy } from "../experiments/offer-policy.ts";
import { offers } from "../messages.ts";
import { forBuyer } from "../recommender/explain-pair.ts";
import { headingFor } from "../rules/offer-terms.ts";
import { cartValue, type Visit } from "../rules/visit.ts";
import { experienceOf, policyAmong } from "./arm-records.server.ts";
import { candidatesFor } from "./candidates-for.server.ts";
import { decisionId } from "./decision-id.ts";
import { codeFor, hasCode } from "./codes-at-hand.server.ts";
import { customerTags } from "./customer-tags.server.ts";
import { type SignedDecision, signDecision } from "./decision-token.ts";
import { besideOffers } from "./beside-offers.server.ts";
import { noteDecision } from "./note-decision.server.ts";
import { offerBook, type OfferBook } from "./offer-book.server.ts";
import { promiseTo } from "./promise-for.server.ts";
import { purchaseVisitor } from "./purchase-visitor.server.ts";
import { readSupplies, readSuppliesOf, type Supply } from "./read-supply.server.ts";
import { noteQuestion } from "./warm-shop.server.ts";

/** Who asks, as Shopify signed it: nothing of this is taken from the question. */
export type Asker = { shopDomain: string; customer: string | null };

export const NOTHING: OfferAnswer = { decision: null, offer: null, promise: null };

/** What a buyer is offered where he stands, and what he is promised. Of a shop that Waybill doesn't serve: nothing. */
export async function decide(question: OfferQuestion, asker: Asker): Promise<OfferAnswer> {
  const decided = await look(question, asker);
  if (!decided) return NOTHING;
  const { decision } = decided;
  const promise = await promiseTo(decided.question, withOffered(decided), decided);
  if (decision.outcome === "none") {
    noteNone(decision, decided);
    return { ...NOTHING, promise };
  }
  noteOffered(decision, decided);
  const answered = await answerOf(decision, decided);
  return answered ? { decision: answered.signed, offer: answered.offer, promise } : { ...NOTHING, promise };
}

/** In checkout the date stands beside what is offered: it is that of both together. */
function withOffered({ basket, question, decision, supplies }: Decided): Basket {
  const [item] = decision.outcome === "offered" && question.placement === "checkout" ? decision.items : [];
  const goods = item && supplies.get(item.variantId);
  return goods && basket.length > 0 ? [...basket, { goods, quantity: item.quantity }] : basket;
}

/** A decision with all that it was made of. */
export type Decided = {
  id: string;
  question: OfferQuestion;
  visit: Visit;
  book: OfferBook;
  isOut: boolean;
  /** What would be dispatched: the cart, or on a product's page one of it. */
  basket: Basket;
  ways: Ways;
  /** Something is live in this place. */
  hasOffers: boolean;
  decision: OfferDecision;
  /** How probable each of its arms was, in their order. */
  propensities: readonly number[];
  /** What could have been offered, by variant. */
  supplies: ReadonlyMap<string, Supply>;
};

/** Decides what a buyer is offered, `without` those offers that he was shown just now; undefined of a shop that Waybill doesn't serve. */
export async function look(asked: OfferQuestion, asker: Asker, without: readonly string[] = []): Promise<Decided | undefined> {
  const book = await offerBook(asker.shopDomain);
  if (!book) return undefined;
  noteQuestion(book.shop.id);
  const waits = without.length === 0 && waitsForOrder(asked, book);
  const question = { ...asked, visitor: await purchaseVisitor(book.shop.id, asked, { waits }) };
  const lookedAt = question.placement === "product_page" && question.productId !== undefined ? [question.productId] : [];
  const inCart = question.lines.map(({ variantId }) => variantId);
  const [visited, looked] = await Promise.all([readSupplies(book.shop.id, inCart), readSuppliesOf(book.shop.id, lookedAt)]);
  const tags = book.offers.asksForTags ? await customerTags(book.shop.id, asker.customer) : [];
  const visit = visitOf(question, book, visited, tags);
  const isOut = isHeldOut(question.visitor, { seed: book.shop.domain, holdoutShare: book.holdoutShare });
  const here = book.offers.near(visit);
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
  const supplies = new Map<string, Supply>();
  const { decision, propensities } = await decideAmong(here, { without, question, visit, book, isOut, cart, ways, supplies });
  const { placement, productId } = visit;
  const id = decisionId({ shopId: book.shop.id, visitor: question.visitor, placement, productId, decision });
  const basket = basketOf(question, { looked: lookedAt.length > 0 ? [...looked.values()].flat() : null, cart });
  return { id, question, visit, book, isOut, basket, ways, hasOffers: isAny(here), decision, propensities, supplies };
}

/** After payment alone: where nothing was offered on the way there, no cart was given a name. */
const waitsForOrder = ({ placement }: OfferQuestion, { offers: live }: OfferBook) =>
  placement === "post_purchase" && (live.has("product_page") || live.has("cart"));

type Situation = Pick<Decided, "question" | "visit" | "book" | "isOut" | "ways"> & {
  cart: Basket;
  supplies: Map<string, Supply>;
  without: readonly string[];
};

const isAny = ({ ranks, others }: Near) => ranks.length + others > 0;

/** Of so many offers it is kept why they were not shown. */
const MOST_WHYS = 50;

type Among = Pick<Decided, "decision" | "propensities">;

/**
 * Rank after rank, until one has something to show: what is offered further down nobody has to look up. Whoever is held out is decided
 * about like everybody, and shown nothing: what he would have been shown is what he is compared by.
 */
async function decideAmong(here: Near, situation: Situation): Promise<Among> {
  const { without, question, visit, book, isOut, cart, ways, supplies } = situation;
  if (!isAny(here)) return { decision: none([offers.message("no-offers-here")]), propensities: [] };
  const whys: Message[] = isOut ? [offers.message("held-out")] : [];
  let untold = here.others;
  const canShip = shipsWith(cart, ways);
  for (const rank of here.ranks) {
    const live = rank.filter(({ id }) => !without.includes(id));
    const { fitting, why } = fittingOffers(live, visit, { currency: book.shop.currency, most: MOST_WHYS - whys.length });
    whys.push(...why);
    untold += live.length - fitting.length - why.length;
    if (fitting.length === 0) continue;
    const arms = fitting.slice(0, MOST_OFFERS);
    const candidates = await candidatesFor(arms, visit, book);
    for (const [variantId, supply] of candidates.supplies) supplies.set(variantId, supply);
    const experience = await experienceOf(book.shop.id);
    let policy: OfferPolicy = [];
    const withCode = await offersWithCode(arms, { question, visit, book });
    const decision = decideOffer({
      visit,
      offers: arms,
      candidatesOf: (offer) => candidates.of.get(offer) ?? [],
      isSold: ({ variantId }) => candidates.supplies.get(variantId)?.isActive === true,
      canShipWith({ variantId }, quantity) {
        const supply = candidates.supplies.get(variantId);
        if (!supply) return false;
        // What was bought by now and goes nowhere takes nothing along.
        const goesNowhere = visit.placement === "post_purchase" && visit.country === null;
        return !(goesNowhere && supply.requiresShipping) && canShip(supply, quantity);
      },
      hasCode: (offer) => withCode.has(offer),
      choose(eligible) {
        const ids = eligible.map((offer) => offer.id);
        policy = policyAmong(experience, visit.placement, ids);
        const { arm, propensity } = chooseArm(policy, {
          shopSeed: book.shop.domain,
          session: question.visitor,
          decision: decisionAt(visit),
        });
        return { offer: eligible.find((offer) => offer.id === arm) ?? null, propensity };
      },
    });
    const propensities = decision.arms.map(({ id }) => policy.find(({ arm }) => arm === id)?.propensity ?? 0);
    if (decision.arms.length > 0) return { decision: isOut ? { ...none(whys), arms: decision.arms } : decision, propensities };
    if (decision.outcome === "none") whys.push(...decision.why);
  }
  return { decision: none(untold > 0 ? [...whys, offers.message("others-fail")] : whys), propensities: [] };
}

/** Those for which this buyer needs no code of his own, or there is one. */
async function offersWithCode(
  arms: readonly LiveOffer[],
  { question, visit, book }: Pick<Decided, "question" | "visit" | "book">,
): Promise<Set<LiveOffer>> {
  const found = await Promise.all(
    arms.map(async (offer) => {
      const own = ownCodes(offer, visit);
      return own === null || (await hasCode(book.shop, own, question.visitor)) ? [offer] : [];
    }),
  );
  return new Set(found.flat());
}

/** After the purchase it is the app that prices: no code is needed; nor where nothing can be taken off. */
const ownCodes = ({ id, terms, ownCodesOf: discountId }: LiveOffer, { placement, beside }: Visit) =>
  discountId === null || placement === "post_purchase" || !isHadBeside(terms, beside) ? null : { id, discountId };

/** The visit by our own copy: what the buyer's page says of prices and products is not asked for. */
function visitOf(question: OfferQuestion, book: OfferBook, supplies: ReadonlyMap<string, Supply>, tags: readonly string[]): Visit {
  return {
    placement: question.placement,
    productId: question.productId ?? null,
    lines: question.lines.flatMap(({ variantId, quantity }) => {
      const supply = supplies.get(variantId);
      return supply ? [{ variantId, productId: supply.productId, quantity, unitPrice: supply.price }] : [];
    }),
    country: question.country ?? null,
    postalCode: question.postalCode ?? null,
    market: question.market ?? null,
    beside: besideOthers(question.discounts ?? "", { own: book.offers.titles, beside: (name) => besideOffers(book.shop, name) }),
    language: question.language?.toLowerCase() ?? null,
    now: now(),
    customerTags: tags,
    collections: book.collections,
    markets: book.markets,
    timeZone: book.shop.timeZone,
  };
}

export type Offered = Extract<OfferDecision, { outcome: "offered" }>;

/** A decision as a buyer's page is told it; null where the last code was handed to somebody else meanwhile. */
export async function answerOf({ offer, items, arms, propensity }: Offered, { id, question, visit, book }: Decided) {
  const { terms } = offer;
  const own = ownCodes(offer, visit);
  const code = own ? codeFor(own, question.visitor) : offer.discountCode;
  if (own && code === null) return null;
  const signed: SignedDecision = {
    shopId: book.shop.id,
    id,
    decidedAt: nowDate().toISOString(),
    placement: visit.placement,
    visitor: question.visitor,
    ...(question.checkoutToken !== undefined && { checkoutToken: question.checkoutToken }),
    arms: arms.map((arm) => arm.id),
    offerId: offer.id,
    items: items.map(({ variantId, price, quantity, percentage }) => ({
      variantId,
      // As Shopify takes it off: what is off is a whole amount.
      value: price * quantity - Math.round((price * quantity * percentage) / 100),
    })),
    percentage: !isHadBeside(terms, visit.beside) ? 0 : terms.percentage,
    propensity,
  };
  const goal = terms.offered.kind === "goal" ? { ...terms.offered, currency: book.shop.currency } : null;
  return {
    signed: signDecision(signed, appSecrets),
    offer: {
      id: offer.id,
      heading: headingFor(terms, visit.language),
      kind: terms.offered.kind,
      items: items.map(({ why, price: _, percentage, ...item }) => ({
        ...item,
        discount: percentage > 0 ? { percentage, code } : null,
        why: why && inBuyersWords(why, visit),
      })),
      goal: goal && { amount: goal.amount, currency: goal.currency, reward: goal.reward },
    },
  };
}

/** Nothing is said where we don't speak the buyer's language. */
function inBuyersWords(why: Message, { language, timeZone }: Visit): string | null {
  return language?.startsWith("en") ? wordsFor({ language: "en", locale: language, timeZone })(forBuyer(why)) : null;
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
