import type { OfferQuestion } from "../../../app/contracts/offers.ts";
import { askApp } from "../../offer-client/src/ask-app.ts";
import { findPrice, type PricedItem, type Query } from "../../offer-client/src/find-price.ts";
import { numericId } from "../../offer-client/src/numeric-id.ts";
import { readAnswer } from "../../offer-client/src/read-answer.ts";
import { PLACE, PLACE_ATTRIBUTE, type Line } from "./take-offer.ts";

/** One thing that this buyer can take, and what it costs him. */
export type FoundOffer = { decision: string | null; offerId: string; kind: string; heading: string; item: PricedItem };

/** What the app says of a checkout: an offer, and by when the order is there (an ISO date). */
export type Found = { offer: FoundOffer | null; arrives: string | null };

type Looking = {
  question: OfferQuestion;
  token: () => Promise<string>;
  query: Query;
  /** In which the buyer pays, wherever it is sent: a price of another currency is none for this checkout. */
  market: { country?: string | undefined; currency?: string | undefined };
  /** Whether codes can be put on this checkout. */
  takesCodes: boolean;
  fetch?: typeof fetch;
};

/** Asks the app what to offer and the shop what it costs. No offer where there is none, for whatever reason. Never throws. */
export async function lookForOffer({ question, token, query, market, takesCodes, fetch }: Looking): Promise<Found> {
  const { decision, offer, promise } = readAnswer(await askApp({ path: "/offers/decide", body: question, token, ...(fetch && { fetch }) }));
  const arrives = promise?.date ?? null;
  if (offer === null) return { offer: null, arrives };
  const takeable = offer.items.filter(({ discount }) => takesCodes || discount === null || discount.code === null);
  const country = market.country ?? question.country;
  const item = await findPrice(takeable, query, { ...question, ...(country !== undefined && { country }) });
  if (item && market.currency !== undefined && item.currency !== market.currency) return { offer: null, arrives };
  return { offer: item && { decision, offerId: offer.id, kind: offer.kind ?? "", heading: offer.heading, item }, arrives };
}

/** A discount of a checkout, or what one takes off: a code, or the title of an automatic one. */
type Named = { code: string } | { title: string };
export type Discounted = Line & { discountAllocations: readonly Named[] };

/** The names of all that is off, each once on a line of its own, but for one. */
export function namesOf(codes: readonly Named[], allocations: readonly Named[], but: string | null): string {
  const names = [...codes, ...allocations].map((one) => ("code" in one ? one.code : one.title));
  return [...new Set(names)].filter((name) => name !== but).join("\n");
}

/** Whether an offer put it there in this place. */
export const isTakenHere = ({ attributes }: Line) => attributes.some(({ key, value }) => key === PLACE_ATTRIBUTE && value === PLACE);

/** What the checkout holds, without what an offer put there in this place: taking an offer is no reason to make another. */
export function questionLines(lines: readonly Line[]): OfferQuestion["lines"] {
  return lines
    .filter((line) => !isTakenHere(line))
    .flatMap(({ merchandise, quantity }) => {
      const variantId = numericId(merchandise.id);
      return variantId === undefined ? [] : { variantId, quantity };
    });
}
