import type { NewLine } from "../orders/new-line.ts";
import { allocate } from "../orders/discount-sources.ts";
import type { AppliedDiscount, LineRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { shareWithin } from "./calculation/share-within.ts";
import { codeKey, discountCart } from "./calculation/discount-cart.ts";
import type { CartApplication, CartDiscounts } from "./calculation/cart.ts";
import type { DiscountItems, DiscountRecord, DiscountTerms, RedeemCodeRecord } from "./discount-record.ts";

/** A cart or a checkout, as far as somebody filled it in. */
export type Checkout = {
  lines: readonly Pick<NewLine, "variant" | "quantity" | "unitMinor">[];
  /** As the buyer typed them. */
  codes: readonly string[];
  /** What sending costs; null while nobody chose. */
  shippingMinor: number | null;
  countryCode: string | null;
  /** Who buys; null while nobody said. */
  email: string | null;
  /** False for drafts; true unless said. */
  takesAutomatic?: boolean;
};

/**
 * What the shop's discounts make of a checkout now, however its lines got there: what an order placed like this would have off, in minor units
 * of the shop's currency, and of each code whether it applies. Nothing is used up by asking.
 */
export function discountCheckout(state: ShopState, checkout: Checkout): CartDiscounts {
  const { codes, shippingMinor, countryCode, email, takesAutomatic = true } = checkout;
  return discountCart(
    {
      lines: checkout.lines.map(({ variant, quantity, unitMinor }) => ({
        productId: variant?.product.id ?? null,
        variantId: variant?.id ?? null,
        quantity,
        unitMinor: unitMinor ?? variant?.priceMinor ?? 0,
      })),
      codes,
      shipping: shippingMinor === null ? null : { priceMinor: shippingMinor, countryCode },
      customerId: email === null ? null : (state.customersByEmail.get(email.toLowerCase())?.id ?? null),
      now: state.now(),
      takesAutomatic,
    },
    state.discounts.values(),
  );
}

/** Uses are told a moment after an order counted them. */
const TOLD_AFTER_MS = 250;

/**
 * Takes what was worked out off a new order, and counts that it was used. `places` are the order's lines for each line of the checkout: more than one
 * where that was a bundle, whose parts share what it has off.
 */
export function takeDiscounts(
  state: ShopState,
  order: OrderRecord,
  places: readonly (readonly LineRecord[])[],
  { applications }: CartDiscounts,
): void {
  for (const application of applications) {
    const used = codeOf(application);
    const index = order.discounts.push(appliedDiscount(application, used)) - 1;
    for (const [place, lines] of places.entries()) {
      const left = lines.map(({ totalMinor, discountMinor }) => totalMinor - discountMinor);
      const shares = shareWithin(application.lineMinors[place] ?? 0, left);
      for (const [part, line] of lines.entries()) allocate(line, index, shares[part] ?? 0);
    }
    const [shipping] = order.shippingLines;
    if (shipping) allocate(shipping, index, application.shippingMinor);
    countUse(state, application.discount, used, order.customer?.id ?? null);
  }
}

/** The code as the shop writes it; nothing where the discount is automatic. */
const codeOf = ({ discount, code }: CartApplication) =>
  code === null ? undefined : discount.codes.find((one) => codeKey(one.code) === codeKey(code));

function countUse(state: ShopState, discount: DiscountRecord, used: RedeemCodeRecord | undefined, customerId: number | null): void {
  if (used) used.uses += 1;
  if (customerId !== null && !discount.usedBy.includes(customerId)) discount.usedBy.push(customerId);
  state.clock.schedule(state.clock.now().add({ milliseconds: TOLD_AFTER_MS }), () => {
    discount.asyncUsageCount += 1;
    if (used) used.asyncUsageCount += 1;
  });
}

/** A discount as an order remembers it. */
function appliedDiscount({ discount: { terms } }: CartApplication, used: RedeemCodeRecord | undefined): AppliedDiscount {
  const isEach = terms.kind !== "basic" || (terms.value.kind === "amount" && terms.value.each);
  return {
    type: used ? "code" : "automatic",
    title: used?.code ?? terms.title,
    target: terms.kind === "freeShipping" ? "SHIPPING_LINE" : "LINE_ITEM",
    allocation: isEach ? "EACH" : "ACROSS",
    selection: isForAll(terms) ? "ALL" : "ENTITLED",
    value: valueOf(terms),
  };
}

function isForAll(terms: DiscountTerms): boolean {
  const items: DiscountItems | null = terms.kind === "basic" ? terms.items : terms.kind === "bxgy" ? terms.gets.items : null;
  return items ? items.all && terms.kind === "basic" : terms.kind === "freeShipping" && terms.countries === null;
}

function valueOf(terms: DiscountTerms): AppliedDiscount["value"] {
  if (terms.kind === "freeShipping") return { kind: "percentage", value: 100 };
  const value = terms.kind === "basic" ? terms.value : terms.gets.effect;
  return value.kind === "amount" ? { kind: "amount", value: value.minor } : { kind: "percentage", value: percent(value.share) };
}

const percent = (share: number) => Math.round(share * 1_000_000) / 10_000;
