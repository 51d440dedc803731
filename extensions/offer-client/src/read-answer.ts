import type { DeliveryPromise, Offer, OfferAnswer, OfferDiscount, OfferedItem, SpendGoal } from "../../../app/contracts/offers.ts";

/** What an app that is silent, down or answers something else has said. */
export const NOTHING: OfferAnswer = { decision: null, offer: null, promise: null };

/** Reads an answer that may be anything: what is not as the contract says is left out, and never throws. */
export function readAnswer(answer: unknown): OfferAnswer {
  const { decision, offer, promise } = record(answer);
  return { decision: text(decision), offer: readOffer(offer), promise: readPromise(promise) };
}

/** Null where it holds nothing that could be shown. */
export function readOffer(offer: unknown): Offer | null {
  const read = record(offer);
  const id = text(read["id"]);
  const items = list(read["items"], readItem);
  const goal = readGoal(read["goal"]);
  if (id === null || (items.length === 0 && goal === null)) return null;
  return { id, kind: text(read["kind"]) ?? "", heading: text(read["heading"]) ?? "", items, goal };
}

/** Null without a calendar day: `2026-12-01`. */
export function readPromise(promise: unknown): DeliveryPromise | null {
  const { date, confidence } = record(promise);
  return isLike(date, /^\d{4}-\d\d-\d\d$/) && Date.parse(date) > 0 ? { date, confidence: isWithin(confidence) ? confidence : 0 } : null;
}

function readItem(item: unknown): OfferedItem | null {
  const { productId, variantId, handle, title, imageUrl, quantity, discount, why } = record(item);
  if (!isId(productId) || !isId(variantId) || !isLike(handle)) return null;
  return {
    productId,
    variantId,
    handle,
    title: text(title) ?? "",
    imageUrl: link(imageUrl),
    quantity: isWithin(quantity, 99) && Number.isInteger(quantity) ? quantity : 1,
    discount: readDiscount(discount),
    why: text(why),
  };
}

function readDiscount(discount: unknown): OfferDiscount | null {
  const { percentage, code } = record(discount);
  return isWithin(percentage, 100) ? { percentage, code: text(code) } : null;
}

function readGoal(goal: unknown): SpendGoal | null {
  const { amount, currency, reward } = record(goal);
  if (!isWithin(amount) || !isLike(currency, /^[A-Z]{3}$/)) return null;
  return reward === "free_shipping" || reward === "gift" || reward === "discount" ? { amount, currency, reward } : null;
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** One without fields for what is none. */
export const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** Text of that form; any that isn't empty, where none is named. */
const isLike = (value: unknown, form = /[^]/): value is string => typeof value === "string" && form.test(value);

/** More than nothing. */
const isWithin = (value: unknown, most = Infinity): value is number => typeof value === "number" && value > 0 && value <= most;

/** Shopify's numbers, as text. */
const isId = (value: unknown): value is string => isLike(value, /^\d{1,20}$/);

/** Null for what is no text, or an empty one. */
export const text = (value: unknown): string | null => (isLike(value) ? value : null);

/** An address that a buyer may be sent to, and nothing else that a link can be. */
export const link = (value: unknown): string | null => (isLike(value, /^https?:\/\//) ? value : null);

/** What could be read of a list, in its order. */
export function list<Item>(values: unknown, read: (value: unknown) => Item | null): Item[] {
  return Array.isArray(values) ? values.flatMap((value: unknown) => read(value) ?? []) : [];
}
