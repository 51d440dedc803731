import { isRecord, text } from "../../offer-client/src/read-answer.ts";
import { type PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import type { Amount, Breakdown } from "./run-offers.ts";

/** A line of the purchase as it was before what is offered now: what was paid for, and what was added to it on this page. */
export type Bought = { variantId: number; quantity: number; total: number };

/**
 * What a calculated changeset costs. Shopify tells of the variant that is added alone, beside a line of the purchase with the same variant, or in one line
 * with it: what was `bought` before is not what is offered. Null when Shopify could not calculate it, or says nothing that could be read.
 */
export function readBreakdown(result: unknown, offer: PostPurchaseOffer, bought: readonly Bought[]): Breakdown | null {
  if (!isRecord(result) || result["status"] !== "processed" || !isRecord(result["calculatedPurchase"])) return null;
  const { updatedLineItems, addedShippingLines, addedTaxLines, totalOutstandingSet } = result["calculatedPurchase"];
  const total = amountOf(totalOutstandingSet);
  const lines = records(updatedLineItems).map(readLine);
  const added = [...new Set(offer.changes.map(({ variantId }) => variantId))].map((variantId) => {
    const of = <Line extends { variantId: unknown }>(all: readonly Line[]) => all.filter((line) => line.variantId === variantId);
    return addedOf(of(lines), sumOf(of(offer.changes), "quantity"), of(bought));
  });
  if (added.length === 0 || total === null || added.includes(null)) return null;

  const known = added.filter((one) => one !== null);
  const inBuyers = (amount: number): Amount => ({ amount, currency: total.currency });
  const sum = (sets: readonly unknown[]) => inBuyers(sets.reduce<number>((so_far, set) => so_far + (amountOf(set)?.amount ?? 0), 0));
  return {
    price: inBuyers(sumOf(known, "price")),
    fullPrice: inBuyers(sumOf(known, "fullPrice")),
    shipping: sum(records(addedShippingLines).map(({ priceSet }) => priceSet)),
    taxes: sum(records(addedTaxLines).map(({ priceSet }) => priceSet)),
    total,
  };
}

type Line = { variantId: unknown; quantity: number; each: number; total: number };

function readLine({ variantId, quantity, priceSet, totalPriceSet }: Record<string, unknown>): Line {
  const amount = (set: unknown) => amountOf(set)?.amount ?? 0;
  return { variantId, quantity: typeof quantity === "number" ? quantity : 1, each: amount(priceSet), total: amount(totalPriceSet) };
}

/** What so many of a variant cost that are added, by the lines that have it; null where they are neither added alone nor with all that was bought. */
function addedOf(lines: readonly Line[], quantity: number, bought: readonly Bought[]): { price: number; fullPrice: number } | null {
  const before = lines.length > 0 && sumOf(lines, "quantity") !== quantity ? bought : [];
  const newest = lines.at(-1);
  if (!newest || sumOf(lines, "quantity") !== quantity + sumOf(before, "quantity")) return null;
  // What is left of sums of decimals is less than any currency has.
  const price = Math.round((sumOf(lines, "total") - sumOf(before, "total")) * 1000) / 1000;
  return { price, fullPrice: newest.each * quantity };
}

const sumOf = <Key extends string>(all: readonly Record<Key, number>[], key: Key) => all.reduce((so_far, one) => so_far + one[key], 0);

/** What was paid for, by what Shopify's page tells of it (`inputData.initialPurchase`). Never throws. */
export function boughtBefore(purchase: unknown): Bought[] {
  return records(isRecord(purchase) ? purchase["lineItems"] : []).flatMap(({ product, quantity, totalPriceSet }) => {
    const variant = isRecord(product) && isRecord(product["variant"]) ? product["variant"] : {};
    const variantId = Number(variant["id"]);
    return variantId > 0 && typeof quantity === "number" ? { variantId, quantity, total: amountOf(totalPriceSet)?.amount ?? 0 } : [];
  });
}

/** In the buyer's currency. */
function amountOf(set: unknown): Amount | null {
  const money = isRecord(set) && isRecord(set["presentmentMoney"]) ? set["presentmentMoney"] : {};
  const amount = Number(money["amount"]);
  const currency = text(money["currencyCode"]);
  return Number.isFinite(amount) && currency !== null && money["amount"] !== null ? { amount, currency } : null;
}

const records = (values: unknown) => (Array.isArray(values) ? values.filter(isRecord) : []);
