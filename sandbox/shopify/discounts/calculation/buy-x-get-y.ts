import type { BxgyTerms } from "../discount-record.ts";
import type { DiscountableLine } from "./cart.ts";
import { isAmong, isForPurchase } from "./entitled.ts";
import { shareOf } from "./share-within.ts";

type Part = { index: number; unitMinor: number; quantity: number };

/** So many units of the cheapest parts, of those that are both bought and got no more than `cap`. */
function cheapest(parts: readonly (Part & { isBoth: boolean })[], wanted: number, cap: number): Map<number, number> {
  const taken = new Map<number, number>();
  let left = wanted;
  let ofBoth = cap;
  for (const { index, quantity, isBoth } of parts) {
    const units = Math.min(left, quantity, isBoth ? ofBoth : quantity);
    if (units <= 0) continue;
    taken.set(index, units);
    left -= units;
    if (isBoth) ofBoth -= units;
  }
  return taken;
}

const units = (parts: readonly Part[]) => parts.reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * What a buy X get Y takes off each line. It is given whole or not at all: all of X and all of Y are in the cart, no unit is both, and the
 * cheapest of what can be got is what is got. As often as the cart and `usesPerOrderLimit` allow.
 */
export function buyXGetY(terms: BxgyTerms, lines: readonly DiscountableLine[]): number[] {
  const { buys, gets, usesPerOrderLimit } = terms;
  const parts = lines.flatMap((line, index) => {
    const isX = isAmong(buys.items, line) && isForPurchase(terms, line);
    const isY = isAmong(gets.items, line) && isForPurchase(terms, line);
    return isX || isY ? [{ index, unitMinor: line.unitMinor, quantity: line.quantity, isX, isY }] : [];
  });
  const xOnly = parts.filter(({ isX, isY }) => isX && !isY);
  const both = parts.filter(({ isX, isY }) => isX && isY);
  const candidates = parts
    .filter(({ isY }) => isY)
    .map((part) => ({ ...part, isBoth: part.isX }))
    .sort((one, other) => one.unitMinor - other.unitMinor || one.index - other.index);
  const most = Math.min(usesPerOrderLimit ?? Infinity, Math.floor(units(candidates) / gets.quantity));

  const given = buys.value.kind === "quantity" ? byQuantity(buys.value.quantity) : bySpending(buys.value.minor);
  return lines.map((line, index) => {
    const got = given.get(index) ?? 0;
    const { effect } = gets;
    if (effect.kind === "percentage") return shareOf(line.unitMinor * got, effect.share);
    return Math.min(effect.minor, line.unitMinor) * got;
  });

  function byQuantity(needed: number): Map<number, number> {
    const [ofX, ofBoth, ofY] = [units(xOnly), units(both), units(candidates) - units(both)];
    const times = Math.min(most, Math.floor((ofX + ofBoth) / needed), Math.floor((ofX + ofBoth + ofY) / (needed + gets.quantity)));
    return cheapest(candidates, times * gets.quantity, ofBoth - Math.max(0, times * needed - ofX));
  }

  function bySpending(needed: number): Map<number, number> {
    let given = new Map<number, number>();
    for (let times = 1; times <= most; times += 1) {
      const got = cheapest(candidates, times * gets.quantity, Infinity);
      const paid = parts.reduce((sum, part) => (part.isX ? sum + part.unitMinor * (part.quantity - (got.get(part.index) ?? 0)) : sum), 0);
      if (paid < times * needed) break;
      given = got;
    }
    return given;
  }
}
