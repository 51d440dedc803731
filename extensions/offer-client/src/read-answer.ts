import type { DeliveryPromise, Offer, OfferAnswer, OfferDiscount, OfferedItem, SpendGoal } from "../../../app/contracts/offers.ts";

/** What an app that is silent, down or answers something else has said. */
export const NOTHING: OfferAnswer = { decision: null, offer: null, promise: null };

/** Reads an answer that may be anything: what is not as the contract says is left out, and never throws. */
export function readAnswer(answer: unknown): OfferAnswer {
  if (!isRecord(answer)) return NOTHING;
  return { decision: text(answer["decision"]), offer: readOffer(answer["offer"]), promise: readPromise(answer["promise"]) };
}

/** Null where it holds nothing that could be shown. */
export function readOffer(offer: unknown): Offer | null {
  if (!isRecord(offer)) return null;
  const id = text(offer["id"]);
  const items = list(offer["items"], readItem);
  const goal = readGoal(offer["goal"]);
  if (id === null || (items.length === 0 && goal === null)) return null;
  return { id, kind: text(offer["kind"]) ?? "", heading: text(offer["heading"]) ?? "", items, goal };
}

/** Null without a calendar day: `2026-12-01`. */
export function readPromise(promise: unknown): DeliveryPromise | null {
  if (!isRecord(promise)) return null;
  const { date, confidence } = promise;
  if (typeof date !== "string" || !/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) return null;
  return { date, confidence: typeof confidence === "number" ? confidence : 0 };
}

function readItem(item: unknown): OfferedItem | null {
  if (!isRecord(item)) return null;
  const { productId, variantId, handle, quantity } = item;
  if (!isId(productId) || !isId(variantId) || typeof handle !== "string" || handle === "") return null;
  return {
    productId,
    variantId,
    handle,
    title: text(item["title"]) ?? "",
    imageUrl: link(item["imageUrl"]),
    quantity: typeof quantity === "number" && Number.isInteger(quantity) && quantity > 0 && quantity < 100 ? quantity : 1,
    discount: readDiscount(item["discount"]),
    why: text(item["why"]),
  };
}

function readDiscount(discount: unknown): OfferDiscount | null {
  if (!isRecord(discount)) return null;
  const { percentage } = discount;
  if (typeof percentage !== "number" || !(percentage > 0) || percentage > 100) return null;
  return { percentage, code: text(discount["code"]) };
}

function readGoal(goal: unknown): SpendGoal | null {
  if (!isRecord(goal)) return null;
  const { amount, currency, reward } = goal;
  if (typeof amount !== "number" || !(amount > 0) || typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return null;
  return reward === "free_shipping" || reward === "gift" || reward === "discount" ? { amount, currency, reward } : null;
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Shopify's numbers, as text. */
export const isId = (value: unknown): value is string => typeof value === "string" && /^\d{1,20}$/.test(value);

/** Null for what is no text, or an empty one. */
export const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** An address that a buyer may be sent to, and nothing else that a link can be. */
export const link = (value: unknown): string | null => (typeof value === "string" && /^https?:\/\//.test(value) ? value : null);

/** What could be read of a list, in its order. */
export function list<Item>(values: unknown, read: (value: unknown) => Item | null): Item[] {
  return Array.isArray(values) ? values.flatMap((value: unknown) => read(value) ?? []) : [];
}
