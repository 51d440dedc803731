import type { OfferQuestion } from "../../../app/contracts/offers.ts";
import { askApp } from "../../offer-client/src/ask-app.ts";
import { findPrice, type PricedItem, type Query } from "../../offer-client/src/find-price.ts";
import { readAnswer } from "../../offer-client/src/read-answer.ts";
import { OFFER_ATTRIBUTE, type Line } from "./take-offer.ts";

/** One thing that this buyer can take, and what it costs him. */
export type FoundOffer = {
  decision: string | null;
  offerId: string;
  kind: string;
  heading: string;
  item: PricedItem;
  arrives: string | null;
};

type Looking = {
  question: OfferQuestion;
  token: () => Promise<string>;
  query: Query;
  /** Whether codes can be put on this checkout. */
  takesCodes: boolean;
  fetch?: typeof fetch;
};

/** Asks the app what to offer and the shop what it costs. Null when there is nothing to offer, for whatever reason. Never throws. */
export async function lookForOffer({ question, token, query, takesCodes, fetch }: Looking): Promise<FoundOffer | null> {
  const { decision, offer, promise } = readAnswer(await askApp({ path: "/offers/decide", body: question, token, ...(fetch && { fetch }) }));
  if (offer === null) return null;
  const takeable = offer.items.filter(({ discount }) => takesCodes || discount === null || discount.code === null);
  const item = await findPrice(takeable, query, question);
  return item && { decision, offerId: offer.id, kind: offer.kind ?? "", heading: offer.heading, item, arrives: promise?.date ?? null };
}

/** What the checkout holds, without what an offer of ours put there: taking an offer is no reason to make another. */
export function questionLines(lines: readonly Line[]): OfferQuestion["lines"] {
  return lines
    .filter(({ attributes }) => !attributes.some(({ key }) => key === OFFER_ATTRIBUTE))
    .flatMap(({ merchandise, quantity }) => {
      const variantId = /\/(\d+)$/.exec(merchandise.id)?.[1];
      return variantId === undefined ? [] : { variantId, quantity };
    });
}
