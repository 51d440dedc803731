import { discountClass, type DiscountRecord } from "../discount-record.ts";
import { applyTogether } from "./apply-together.ts";
import { setsThatGoTogether, type Candidate } from "./candidate.ts";
import type { CartApplication, CartDiscounts, CodeAnswer, CodeRefusal, DiscountableCart } from "./cart.ts";
import { whyNotFor } from "./refused-code.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const totalOf = (applications: readonly CartApplication[]) =>
  sum(applications.map(({ lineMinors, shippingMinor }) => sum(lineMinors) + shippingMinor));

/** Codes are the same in any case, and with blanks around them. */
export const codeKey = (code: string): string => code.trim().toLowerCase();

/**
 * What the shop's discounts make of a cart: the automatic ones that are for it, and those whose codes were given. Of those that don't go
 * together, the set is taken that saves the buyer the most; where two save the same, the one with more codes, then the older discounts. In which
 * order codes were typed changes nothing. Pure: all it knows is in its arguments.
 */
export function discountCart(cart: DiscountableCart, discounts: Iterable<DiscountRecord>): CartDiscounts {
  const all = [...discounts];
  const asked = askedCodes(cart, all);
  const candidates: Candidate[] = all.flatMap((discount): Candidate[] => {
    const isAutomatic = discount.__typename === "DiscountAutomaticNode";
    const given = asked.find((one) => one.discount === discount && one.reason === undefined);
    if (isAutomatic ? cart.takesAutomatic === false || whyNotFor(discount, cart) !== undefined : !given) return [];
    return [{ discount, class: discountClass(discount.terms), code: given?.code ?? null }];
  });

  const best = bestOf(setsThatGoTogether(candidates).map((set) => ({ set, applications: applyTogether(cart, set) })));
  const applications = (best?.applications ?? []).filter((one) => totalOf([one]) > 0);
  const lineMinors = cart.lines.map((_, index) => sum(applications.map((one) => one.lineMinors[index] ?? 0)));
  const shippingMinor = sum(applications.map((one) => one.shippingMinor));
  return {
    applications,
    lineMinors,
    shippingMinor,
    totalMinor: sum(lineMinors) + shippingMinor,
    codes: asked.map(({ code, discount, reason }): CodeAnswer => {
      if (reason !== undefined) return { code, applicable: false, reason };
      const isOn = applications.some((one) => one.discount === discount);
      const chosen = best?.set.find((one) => one.discount === discount);
      if (isOn || (chosen?.class === "SHIPPING" && !(cart.shipping && cart.shipping.priceMinor > 0))) return { code, applicable: true };
      const isShort = chosen && discount?.terms.minimum?.kind === "subtotal" && chosen.class !== "PRODUCT";
      return { code, applicable: false, reason: isShort ? "DISCOUNT_PURCHASE_NOT_IN_RANGE" : "DISCOUNT_CODE_NOT_HONOURED" };
    }),
  };
}

type Asked = { code: string; discount: DiscountRecord | undefined; reason: CodeRefusal | undefined };

/** Each code once, with the discount that it is of. A second code of the same discount does nothing. */
function askedCodes(cart: DiscountableCart, discounts: readonly DiscountRecord[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const code of cart.codes) {
    const key = codeKey(code);
    if (asked.has(key)) continue;
    const isIt = ({ code: known }: { code: string }) => codeKey(known) === key;
    const discount = discounts.find(({ codes }) => codes.some(isIt));
    const again = discount && [...asked.values()].some((one) => one.discount === discount);
    const uses = discount?.codes.find(isIt)?.uses ?? 0;
    const reason = !discount ? "DISCOUNT_NOT_FOUND" : again ? "DISCOUNT_CODE_NOT_HONOURED" : whyNotFor(discount, cart, uses);
    asked.set(key, { code, discount, reason });
  }
  return [...asked.values()];
}

type Choice = { set: Candidate[]; applications: CartApplication[] };

function bestOf(choices: readonly Choice[]): Choice | undefined {
  const codes = ({ set }: Choice) => set.filter(({ code }) => code !== null).length;
  const ids = ({ set }: Choice) =>
    set
      .map(({ discount }) => String(discount.id).padStart(16, "0"))
      .sort()
      .join();
  return choices.toSorted(
    (one, other) =>
      totalOf(other.applications) - totalOf(one.applications) || codes(other) - codes(one) || (ids(one) < ids(other) ? -1 : 1),
  )[0];
}
