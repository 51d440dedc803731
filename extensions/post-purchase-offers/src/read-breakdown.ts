import { isRecord, text } from "../../offer-client/src/read-answer.ts";
import { type PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import type { Amount, Breakdown } from "./run-offers.ts";

/** What a calculated changeset costs. Null when Shopify could not calculate it, or says nothing that could be read. */
export function readBreakdown(result: unknown, offer: PostPurchaseOffer): Breakdown | null {
  if (!isRecord(result) || result["status"] !== "processed" || !isRecord(result["calculatedPurchase"])) return null;
  const { updatedLineItems, addedShippingLines, addedTaxLines, totalOutstandingSet } = result["calculatedPurchase"];
  const variants = new Set(offer.changes.map(({ variantId }) => variantId));
  const lines = records(updatedLineItems).filter(({ variantId }) => typeof variantId === "number" && variants.has(variantId));
  const total = amountOf(totalOutstandingSet);
  if (lines.length === 0 || total === null) return null;

  const sum = (sets: readonly unknown[]): Amount => ({
    amount: sets.reduce<number>((so_far, set) => so_far + (amountOf(set)?.amount ?? 0), 0),
    currency: total.currency,
  });
  const each = lines.map(({ priceSet, quantity }) => (amountOf(priceSet)?.amount ?? 0) * (typeof quantity === "number" ? quantity : 1));
  return {
    price: sum(lines.map(({ totalPriceSet }) => totalPriceSet)),
    fullPrice: { amount: each.reduce((so_far, one) => so_far + one, 0), currency: total.currency },
    shipping: sum(records(addedShippingLines).map(({ priceSet }) => priceSet)),
    taxes: sum(records(addedTaxLines).map(({ priceSet }) => priceSet)),
    total,
  };
}

/** In the buyer's currency. */
function amountOf(set: unknown): Amount | null {
  const money = isRecord(set) && isRecord(set["presentmentMoney"]) ? set["presentmentMoney"] : {};
  const amount = Number(money["amount"]);
  const currency = text(money["currencyCode"]);
  return Number.isFinite(amount) && currency !== null && money["amount"] !== null ? { amount, currency } : null;
}

const records = (values: unknown) => (Array.isArray(values) ? values.filter(isRecord) : []);
