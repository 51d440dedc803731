import { z } from "zod";
import { journeys } from "../messages.ts";
import { condition, range } from "./condition.ts";
import type { Profile } from "./profile.ts";

const amount = z.int().min(0).max(1_000_000_000);
const ids = z
  .array(z.string().regex(/^\d{1,19}$/))
  .min(1)
  .max(250);

/** Minor units of the shop's currency. The value of a cart in another currency is not known: nobody says here what it is worth. */
export const cartValueBetween = condition({
  code: "cart-value",
  args: range(amount),
  fields: { from: "money", to: "money" },
  label: journeys.message("cart-value"),
  says({ from, to }, currency) {
    const money = (minor: number) => ({ minor, currency });
    if (to === null) return journeys.message("cart-value-from", { amount: money(from) });
    return journeys.message("cart-value-between", { from: money(from), to: money(to) });
  },
  holds: ({ from, to }, { cart, currency }) => cart?.currency === currency && cart.value >= from && (to === null || cart.value <= to),
});

export const hasProduct = condition({
  code: "has-product",
  args: z.object({ productIds: ids }),
  fields: { productIds: "products" },
  label: journeys.message("has-product"),
  says: ({ productIds }) => journeys.message("has-product-of", { count: productIds.length }),
  holds: ({ productIds }, profile) => productIds.some((id) => productsOf(profile).has(id)),
});

export const hasCollection = condition({
  code: "has-collection",
  args: z.object({ collectionIds: ids }),
  fields: { collectionIds: "collections" },
  label: journeys.message("has-collection"),
  says: ({ collectionIds }) => journeys.message("has-collection-of", { count: collectionIds.length }),
  holds: ({ collectionIds }, profile) =>
    collectionIds.some((id) => !productsOf(profile).isDisjointFrom(profile.collections.get(id) ?? NO_PRODUCTS)),
});

export const hasSku = condition({
  code: "has-sku",
  args: z.object({ skus: z.array(z.string().trim().min(1).max(255)).min(1).max(250) }),
  fields: { skus: "skus" },
  label: journeys.message("has-sku"),
  says: ({ skus }) => journeys.message("has-sku-of", { skus }),
  holds: ({ skus }, { cart }) => cart?.lines.some(({ sku }) => sku !== null && skus.includes(sku)) ?? false,
});

/** Whether the buyer entered a code. */
export const hasDiscountCode = condition({
  code: "has-discount-code",
  args: z.object({ isPresent: z.boolean() }),
  fields: { isPresent: "yes-or-no" },
  label: journeys.message("has-discount-code"),
  says: ({ isPresent }) => journeys.message(isPresent ? "has-discount-code-yes" : "has-discount-code-no"),
  holds: ({ isPresent }, { cart }) => cart !== null && cart.discountCodes.length > 0 === isPresent,
});

const NO_PRODUCTS: ReadonlySet<string> = new Set();

const productsOf = ({ cart }: Profile): ReadonlySet<string> => new Set(cart?.lines.flatMap(({ productId }) => productId ?? []));
