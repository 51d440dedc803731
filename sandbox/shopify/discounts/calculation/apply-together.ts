import type { BasicTerms, BxgyTerms, FreeShippingTerms } from "../discount-record.ts";
import { buyXGetY } from "./buy-x-get-y.ts";
import { shareALine, type Candidate } from "./candidate.ts";
import type { CartApplication, DiscountableCart, DiscountableLine } from "./cart.ts";
import { isAmong, isEnough, isForPurchase } from "./entitled.ts";
import { shareOf, shareWithin } from "./share-within.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const totalOf = ({ unitMinor, quantity }: DiscountableLine) => unitMinor * quantity;
const nothing = (cart: DiscountableCart) => cart.lines.map(() => 0);

/**
 * What discounts that go together take off a cart. Those of products first: one a line, the one that takes the most (more than one only where
 * their tags allow it). Then those of the order, each from what the lines cost after that; at last shipping. What a line or shipping costs is the
 * most that is taken off it. A minimum is looked for in what is left when its turn comes.
 */
export function applyTogether(cart: DiscountableCart, set: readonly Candidate[]): CartApplication[] {
  const inOrder = [...set].sort((one, other) => one.discount.id - other.discount.id);
  const left = cart.lines.map(totalOf);
  const take = (wanted: readonly number[]) =>
    wanted.map((minor, index) => {
      const taken = Math.min(minor, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - taken;
      return taken;
    });

  const products = inOrder.filter((one) => one.class === "PRODUCT");
  const alone = new Map(products.map((one) => [one, offProducts(one, cart.lines, () => true)]));
  const winners = cart.lines.map((_, index) => winnersOf(alone, index));
  const applications: CartApplication[] = products.map((one) => {
    const wins = (index: number) => winners[index]?.includes(one) ?? false;
    return { ...one, lineMinors: take(offProducts(one, cart.lines, wins)), shippingMinor: 0 };
  });

  const afterProducts = [...left];
  for (const one of inOrder) {
    const { terms } = one.discount;
    if (one.class === "ORDER" && terms.kind === "basic")
      applications.push({ ...one, lineMinors: take(offOrder(terms, cart.lines, afterProducts, left)), shippingMinor: 0 });
  }
  for (const one of inOrder) {
    const { terms } = one.discount;
    if (terms.kind === "freeShipping")
      applications.push({ ...one, lineMinors: nothing(cart), shippingMinor: offShipping(terms, cart, sum(left)) });
  }
  return applications;
}

/** What a product discount takes off each line, of those that it may have. */
function offProducts({ discount }: Candidate, lines: readonly DiscountableLine[], mayHave: (index: number) => boolean): number[] {
  const { terms } = discount;
  if (terms.kind === "freeShipping") return lines.map(() => 0);
  const off = terms.kind === "bxgy" ? offBxgy(terms, lines) : offEntitled(terms, lines, mayHave);
  return off.map((minor, index) => (mayHave(index) ? minor : 0));
}

const offBxgy = (terms: BxgyTerms, lines: readonly DiscountableLine[]) => buyXGetY(terms, lines);

function offEntitled(terms: BasicTerms, lines: readonly DiscountableLine[], mayHave: (index: number) => boolean): number[] {
  const entitled = lines.map((line) => isAmong(terms.items, line) && isForPurchase(terms, line));
  const chosen = lines.filter((_, index) => entitled[index]);
  if (!isEnough(terms, sum(chosen.map(({ quantity }) => quantity)), sum(chosen.map(totalOf)))) return lines.map(() => 0);
  const { value } = terms;
  if (value.kind === "amount" && !value.each)
    return shareWithin(
      value.minor,
      lines.map((line, index) => (entitled[index] && mayHave(index) ? totalOf(line) : 0)),
    );
  return lines.map((line, index) => {
    if (!entitled[index]) return 0;
    return value.kind === "percentage" ? shareOf(totalOf(line), value.share) : Math.min(value.minor, line.unitMinor) * line.quantity;
  });
}

/** The discounts that a line gets: the one that takes the most, and those whose tags let them be beside it. */
function winnersOf(alone: ReadonlyMap<Candidate, readonly number[]>, index: number): Candidate[] {
  const wanting = [...alone]
    .flatMap(([one, minors]) => ((minors[index] ?? 0) > 0 ? [{ one, minor: minors[index] ?? 0 }] : []))
    .sort((left, right) => right.minor - left.minor || left.one.discount.id - right.one.discount.id);
  const winners: Candidate[] = [];
  for (const { one } of wanting) if (winners.every((winner) => shareALine(winner.discount, one.discount))) winners.push(one);
  return winners;
}

/** What an order discount takes off each line: of what they cost before any order discount, never more than is left. */
function offOrder(terms: BasicTerms, lines: readonly DiscountableLine[], before: readonly number[], left: readonly number[]): number[] {
  const counted = lines.map((line) => isForPurchase(terms, line));
  const base = before.map((minor, index) => (counted[index] ? minor : 0));
  const quantity = sum(lines.map((line, index) => (counted[index] ? line.quantity : 0)));
  if (!isEnough(terms, quantity, sum(base))) return lines.map(() => 0);
  const { value } = terms;
  const amount = value.kind === "percentage" ? shareOf(sum(base), value.share) : value.each ? value.minor * quantity : value.minor;
  return shareWithin(
    amount,
    left.map((minor, index) => (counted[index] ? minor : 0)),
  );
}

function offShipping(terms: FreeShippingTerms, { lines, shipping }: DiscountableCart, subtotalMinor: number): number {
  if (!shipping || !isShippedTo(terms, shipping.countryCode)) return 0;
  if (terms.maximumMinor !== null && shipping.priceMinor > terms.maximumMinor) return 0;
  const counted = lines.filter((line) => isForPurchase(terms, line));
  if (counted.length === 0 || !isEnough(terms, sum(counted.map(({ quantity }) => quantity)), subtotalMinor)) return 0;
  return shipping.priceMinor;
}

/** Whether free shipping is for a country. */
export function isShippedTo({ countries }: FreeShippingTerms, code: string | null): boolean {
  if (!countries) return true;
  return code !== null && countries.codes.includes(code) ? true : countries.restOfWorld;
}
