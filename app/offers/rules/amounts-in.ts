import { minorDigits } from "#app/platform/money.ts";
import type { Condition } from "./conditions.ts";
import type { OfferTerms } from "./offer-terms.ts";

/**
 * Terms whose amounts are those of another currency of the shop's by now: 50.00 is 50 then, or 50.000. The figure stays, as that of its prices does when
 * Shopify has a shop sell in another currency; what the other has no coin for is rounded, and no amount becomes none.
 */
export function amountsIn(terms: OfferTerms, from: string, to: string): OfferTerms {
  const times = 10 ** (minorDigits(to) - minorDigits(from));
  if (times === 1) return terms;
  const scaled = (amount: number) => (amount === 0 ? 0 : Math.min(MOST, Math.max(1, Math.round(amount * times))));
  return { ...terms, offered: offeredIn(terms.offered, scaled), conditions: terms.conditions.map((one) => conditionIn(one, scaled)) };
}

/** As much as terms can ask for. */
const MOST = 1_000_000_000;

function offeredIn(offered: OfferTerms["offered"], scaled: (amount: number) => number): OfferTerms["offered"] {
  if (offered.kind === "goal") return { ...offered, amount: scaled(offered.amount) };
  if (offered.kind !== "gift" || offered.bought.by !== "amount") return offered;
  return { ...offered, bought: { ...offered.bought, amount: scaled(offered.bought.amount) } };
}

function conditionIn(condition: Condition, scaled: (amount: number) => number): Condition {
  if (condition.code !== "cart-value") return condition;
  const { from, to } = condition.args;
  return { ...condition, args: { from: scaled(from), to: to === null ? null : scaled(to) } };
}
