import type { OfferTerms } from "../rules/offer-terms.ts";

/** The optional scope without which no offer has a discount: asked of the merchant when the first one goes live. */
export const DISCOUNT_SCOPE = "write_discounts";

/** A discount of Shopify's own, as far as offers and the codes of messages need it. Ids are Shopify's numbers as text, in their order. */
export type NativeDiscount = {
  /** A code is for those alone who were shown it. */
  method: "automatic" | "code";
  kind: "basic" | "bxgy" | "freeShipping";
  /** Buyers see it at checkout where it is automatic. */
  title: string;
  /** 1 to 100; of free shipping, and of an amount, 0. */
  percentage: number;
  /** Off these; null: off the order, or its shipping. */
  variantIds: readonly string[] | null;
  /** These have to be bought with it; empty where nothing has. */
  boughtProductIds: readonly string[];
  /** Minor units of the shop's currency that the cart has to reach; null: any. */
  minimum: number | null;
  /** Of free shipping: where it goes to; null: anywhere. */
  countries: readonly string[] | null;
  // What is left out is 1, or not asked for: so the mark of a discount is the one that it had before there was any of this.
  /** So many of its variants, all together, the cart has to hold. */
  minimumUnits?: number;
  /** So many have to be bought each time; or spent on them, in minor units of the shop's currency. */
  boughtUnits?: number;
  boughtAmount?: number;
  /** So many are had each time. */
  gotUnits?: number;
  /** How often in one order; null: as often as it goes. */
  times?: number | null;
  /** Each of its codes is good for one order. */
  isSingleUse?: true;
  /** So much is off in place of a percentage, in minor units of the shop's currency: once an order. */
  amount?: number;
};

/**
 * The discounts that an offer needs, always in the same order; none where it needs none: nothing is off, or it is shown after the purchase alone,
 * where a changeset prices it. By volume there is one for each step: on a line the best one holds, which is that of the highest step reached.
 *
 * Buy X get Y is given whole or not at all, to whoever has X in the cart. So an offer of chosen variants has it where it is of one and is shown
 * where the cart is all that counts; every other has a code, which holds whatever else is bought.
 */
export function discountsFor(terms: OfferTerms): NativeDiscount[] {
  const { offered, percentage, conditions } = terms;
  const title = terms.headings[""]?.trim() || terms.name;
  const common = { title, percentage, variantIds: null, boughtProductIds: [], minimum: null, countries: null } as const;
  const bxgy = { ...common, method: "automatic", kind: "bxgy" } as const;
  switch (offered.kind) {
    case "goal": {
      const minimum = offered.amount;
      if (offered.reward === "discount") return percentage === 0 ? [] : [{ ...common, method: "automatic", kind: "basic", minimum }];
      const countries = conditions.flatMap((one) => (one.code === "country" ? [one.args.countries] : []));
      return [{ ...common, method: "automatic", kind: "freeShipping", percentage: 0, minimum, countries: inAll(countries) }];
    }
    // A bundle has its price by itself (`bundles/bundle-for.ts`).
    case "bundle":
    case "recommended":
      return [];
    case "volume":
      return offered.tiers.map((tier) => ({
        ...common,
        method: "automatic",
        kind: "basic",
        // Two automatic discounts can't have one title, and a buyer reads which step it is.
        title: `${title} (${tier.units}+)`,
        percentage: tier.percentage,
        variantIds: sorted(offered.variantIds),
        minimumUnits: tier.units,
      }));
    case "bogo": {
      const { variantId, units, times, bought } = offered;
      const asked = { boughtUnits: bought.units, gotUnits: units, times };
      return [{ ...bxgy, variantIds: [variantId], boughtProductIds: sorted(bought.productIds), ...asked }];
    }
    case "gift": {
      const { variantId, bought } = offered;
      const asked = bought.by === "units" ? { boughtUnits: bought.units } : { boughtAmount: bought.amount };
      return [{ ...bxgy, variantIds: [variantId], boughtProductIds: sorted(bought.productIds), ...asked }];
    }
    case "chosen":
      break;
  }
  const isPricedByCart = terms.placements.some((place) => place !== "post_purchase");
  if (percentage === 0 || !isPricedByCart) return [];
  const variantIds = sorted(offered.variantIds);
  const [bought] = conditions.flatMap((one) => (one.code === "has-product" ? [one.args.productIds] : []));
  if (bought && isBuyXGetY({ ...terms, variantIds })) return [{ ...bxgy, variantIds, boughtProductIds: sorted(bought) }];
  return [{ ...common, method: "code", kind: "basic", variantIds, ...(terms.codes === "own" && { isSingleUse: true }) }];
}

/** Whether what is off chosen variants is given by Shopify itself, to who has something else in the cart: of one, and shown where the cart is all that counts. */
export function isBuyXGetY(terms: {
  placements: readonly string[];
  variantIds: readonly string[];
  conditions: readonly { code: string }[];
}): boolean {
  const isInCart = terms.placements.every((place) => place === "cart" || place === "checkout" || place === "post_purchase");
  const isPricedByCart = terms.placements.some((place) => place !== "post_purchase");
  return isInCart && isPricedByCart && terms.variantIds.length === 1 && terms.conditions.some(({ code }) => code === "has-product");
}

/** The titles that it may have in Shopify: the second where the first is another automatic discount's already. */
export const titlesOf = (offerId: string, { title }: Pick<NativeDiscount, "title">) => [title, `${title} (${offerId.slice(-4)})`] as const;

/** Discounts with the same mark are the same. */
export const markOf = (discounts: readonly NativeDiscount[]): string =>
  discounts.map((discount) => JSON.stringify(discount, Object.keys(discount).sort())).join();

/** What is known of an offer's discount, as it is kept. */
export type KeptDiscount = { discountId: bigint | null; discountFor: string | null; discountProblem: unknown };

/** Whether what an offer promises can be had: its discount was found in Shopify as these very terms want it, or they want none. */
export function discountStands(terms: OfferTerms, { discountId, discountFor: mark, discountProblem }: KeptDiscount): boolean {
  const wanted = discountsFor(terms);
  if (wanted.length === 0) return true;
  return discountId !== null && discountProblem === null && mark === markOf(wanted);
}

/** With which others it holds. All with all, but free shipping with free shipping, which Shopify doesn't let be: on one line the better one. */
export const combinesWith = ({ kind }: Pick<NativeDiscount, "kind">) => ({
  productDiscounts: true,
  orderDiscounts: true,
  shippingDiscounts: kind !== "freeShipping",
});

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** What stands in each list; null where there is no list. */
function inAll(lists: readonly (readonly string[])[]): string[] | null {
  const [first, ...others] = lists;
  return first ? sorted(first.filter((one) => others.every((other) => other.includes(one)))) : null;
}
