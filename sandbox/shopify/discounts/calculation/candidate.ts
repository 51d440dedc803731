import type { DiscountClass, DiscountRecord } from "../discount-record.ts";

/** A discount that might take something off a cart, and the code it was asked for with. */
export type Candidate = { discount: DiscountRecord; class: DiscountClass; code: string | null };

const FIELD = { PRODUCT: "product", ORDER: "order", SHIPPING: "shipping" } as const;

/** Whether two discounts go together: each must allow the other's class; two of shipping never do. */
export function goTogether(one: Candidate, other: Candidate): boolean {
  if (one.class === "SHIPPING" && other.class === "SHIPPING") return false;
  return one.discount.terms.combinesWith[FIELD[other.class]] && other.discount.terms.combinesWith[FIELD[one.class]];
}

/** Whether two product discounts may be on the same line: each allows a tag that the other has. */
export function shareALine(one: DiscountRecord, other: DiscountRecord): boolean {
  const allows = (left: DiscountRecord, right: DiscountRecord) =>
    left.terms.combinesWith.productTagsOnSameLine.some((tag) => right.terms.tags.includes(tag));
  return allows(one, other) && allows(other, one);
}

/** Every largest set of discounts that all go together (Bron and Kerbosch, with a pivot). */
export function setsThatGoTogether(all: readonly Candidate[]): Candidate[][] {
  const friends = new Map(all.map((one) => [one, new Set(all.filter((other) => other !== one && goTogether(one, other)))]));
  const of = (one: Candidate) => friends.get(one) ?? new Set<Candidate>();
  const found: Candidate[][] = [];
  const grow = (set: Candidate[], open: Candidate[], closed: Candidate[]) => {
    const [first, ...others] = [...open, ...closed];
    if (!first) return void found.push(set);
    const pivot = others.reduce((best, one) => (of(one).size > of(best).size ? one : best), first);
    let left = open;
    let done = closed;
    for (const one of open.filter((candidate) => !of(pivot).has(candidate))) {
      grow(
        [...set, one],
        left.filter((other) => of(one).has(other)),
        done.filter((other) => of(one).has(other)),
      );
      left = left.filter((other) => other !== one);
      done = [...done, one];
    }
  };
  grow([], [...all], []);
  return found;
}
