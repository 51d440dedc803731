import type { DiscountAutomaticBasicInput } from "#admin/create-automatic-basic-discount.ts";
import type { DiscountAutomaticBxgyInput } from "#admin/create-automatic-bxgy-discount.ts";
import type { CountryCode, DiscountAutomaticFreeShippingInput } from "#admin/create-automatic-free-shipping-discount.ts";
import type { DiscountCodeBasicInput } from "#admin/create-code-basic-discount.ts";
import type { DiscountCodeFreeShippingInput } from "#admin/create-code-free-shipping-discount.ts";
import { toDecimal } from "#app/platform/money.ts";
import { gid } from "#app/shopify/gid.ts";
import { combinesWith, type NativeDiscount } from "./discount-for.ts";
import type { Named, Standing } from "./standing-discount.ts";

/** What is asked for: the discount, by which mark and code it is known, and what stands so far (null: nothing; a change names what goes and what comes). */
export type Asked = {
  wanted: NativeDiscount;
  title: string;
  standing: Standing | null;
  tags: readonly string[];
  code: string | null;
  currency: string;
  /** ISO; a discount begins here. */
  now: string;
};

export const codeBasicInput = (asked: Asked): DiscountCodeBasicInput => ({ ...basicInput(asked), ...codeInput(asked) });

export const codeFreeShippingInput = (asked: Asked): DiscountCodeFreeShippingInput => ({
  ...freeShippingInput(asked),
  ...codeInput(asked),
});

const codeInput = ({ code, wanted }: Asked) => ({ code, usageLimit: wanted.isSingleUse ? 1 : null, appliesOncePerCustomer: false });

export function basicInput(asked: Asked): DiscountAutomaticBasicInput {
  const { wanted, standing } = asked;
  const items =
    wanted.variantIds === null ? { all: true } : itemsInput({ productIds: [], variantIds: wanted.variantIds }, standing?.gets ?? null);
  return {
    ...commonInput(asked),
    ...minimumInput(asked),
    customerGets: { items, value: valueInput(asked), appliesOnOneTimePurchase: true },
  };
}

const valueInput = ({ wanted: { amount, percentage }, currency }: Asked) =>
  amount === undefined
    ? { percentage: percentage / 100 }
    : { discountAmount: { amount: toDecimal({ minor: amount, currency }), appliesOnEachItem: false } };

export function bxgyInput(asked: Asked): DiscountAutomaticBxgyInput {
  const { wanted, standing } = asked;
  const bought = { productIds: wanted.boughtProductIds, variantIds: [] };
  const got = { productIds: [], variantIds: wanted.variantIds ?? [] };
  return {
    ...commonInput(asked),
    usesPerOrderLimit: wanted.times === null ? null : String(wanted.times ?? 1),
    customerBuys: {
      items: itemsInput(bought, standing?.buys ?? null),
      value:
        wanted.boughtAmount === undefined
          ? { quantity: String(wanted.boughtUnits ?? 1) }
          : { amount: toDecimal({ minor: wanted.boughtAmount, currency: asked.currency }) },
    },
    customerGets: {
      items: itemsInput(got, standing?.gets ?? null),
      value: { discountOnQuantity: { quantity: String(wanted.gotUnits ?? 1), effect: { percentage: wanted.percentage / 100 } } },
    },
  };
}

export function freeShippingInput(asked: Asked): DiscountAutomaticFreeShippingInput {
  const { countries } = asked.wanted;
  const there = asked.standing?.countries ?? [];
  const destination =
    countries === null
      ? { all: true }
      : {
          countries: {
            add: codes(countries.filter((one) => !there.includes(one))),
            remove: codes(there.filter((one) => !countries.includes(one))),
            includeRestOfWorld: false,
          },
        };
  return { ...commonInput(asked), ...minimumInput(asked), destination, maximumShippingPrice: null, appliesOnOneTimePurchase: true };
}

/** So many a discount has at most. */
const MOST_TAGS = 5;

/** One that began stays as old as it is; whatever ended it is taken away. */
const commonInput = ({ wanted, title, standing, tags, now }: Asked) => ({
  title,
  tags: [...new Set(["waybill", ...tags, ...(standing?.tags ?? [])])].slice(0, MOST_TAGS),
  startsAt: standing && standing.startsAt < now ? standing.startsAt : now,
  endsAt: null,
  context: { all: "ALL" as const },
  combinesWith: combinesWith(wanted),
});

function minimumInput({ wanted: { minimum, minimumUnits }, currency }: Asked) {
  if (minimumUnits !== undefined) return { minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: String(minimumUnits) } } };
  if (minimum === null) return { minimumRequirement: null };
  return { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: toDecimal({ minor: minimum, currency }) } } };
}

function itemsInput(wanted: NonNullable<Named>, there: Named) {
  const [variants, products] = [
    changes("ProductVariant", wanted.variantIds, there?.variantIds ?? []),
    changes("Product", wanted.productIds, there?.productIds ?? []),
  ];
  return {
    products: {
      productVariantsToAdd: variants.add,
      productVariantsToRemove: variants.remove,
      productsToAdd: products.add,
      productsToRemove: products.remove,
    },
  };
}

const changes = (type: string, wanted: readonly string[], there: readonly string[]) => ({
  add: wanted.filter((id) => !there.includes(id)).map((id) => gid(type, id)),
  remove: there.filter((id) => !wanted.includes(id)).map((id) => gid(type, id)),
});

/** A condition keeps two letters; that they are no country, Shopify says. */
const codes = (countries: readonly string[]) => countries as CountryCode[];
