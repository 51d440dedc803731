import { z } from "zod";
import { common } from "#app/platform/messages/messages.ts";
import { offers } from "../messages.ts";
import { condition } from "./condition.ts";
import { cartUnits, cartValue, type Visit } from "./visit.ts";

const amount = z.int().min(0).max(1_000_000_000);
/** Shopify's numbers. */
const productIds = z
  .array(z.string().regex(/^\d{1,19}$/))
  .min(1)
  .max(250);

/** Amounts are minor units of the shop's currency, at the shop's own prices. */
export const cartValueBetween = condition({
  code: "cart-value",
  args: z.object({ from: amount, to: amount.nullable() }),
  fields: { from: "money", to: "money" },
  label: offers.message("cart-value"),
  says({ from, to }, currency) {
    const money = (minor: number) => ({ minor, currency });
    if (to === null) return offers.message("cart-value-from", { amount: money(from) });
    return offers.message("cart-value-between", { from: money(from), to: money(to) });
  },
  holds: ({ from, to }, visit) => cartValue(visit) >= from && (to === null || cartValue(visit) <= to),
  amiss: ({ from, to }) => (to !== null && to < from ? { arg: "to", message: common.message("limits-turned") } : null),
});

export const cartUnitsFrom = condition({
  code: "cart-units",
  args: z.object({ from: z.int().min(1).max(10_000) }),
  fields: { from: "count" },
  label: offers.message("cart-units"),
  says: ({ from }) => offers.message("cart-units-from", { count: from }),
  holds: ({ from }, visit) => cartUnits(visit) >= from,
});

export const hasProduct = condition({
  code: "has-product",
  args: z.object({ productIds }),
  fields: { productIds: "products" },
  label: offers.message("has-product"),
  says: (args) => offers.message("has-product-of", { count: args.productIds.length }),
  holds(args, visit) {
    const products = productsOf(visit);
    return args.productIds.some((id) => products.has(id));
  },
});

export const lacksProduct = condition({
  code: "lacks-product",
  args: z.object({ productIds }),
  fields: { productIds: "products" },
  label: offers.message("lacks-product"),
  says: (args) => offers.message("lacks-product-of", { count: args.productIds.length }),
  holds: (args, { lines }) => !lines.some(({ productId }) => args.productIds.includes(productId)),
});

export const hasCollection = condition({
  code: "has-collection",
  args: z.object({ collectionIds: productIds }),
  fields: { collectionIds: "collections" },
  label: offers.message("has-collection"),
  says: (args) => offers.message("has-collection-of", { count: args.collectionIds.length }),
  holds: (args, visit) => args.collectionIds.some((id) => !productsOf(visit).isDisjointFrom(visit.collections.get(id) ?? NO_PRODUCTS)),
});

const NO_PRODUCTS: ReadonlySet<string> = new Set();

/**
 * What `has-product` asks about: looked at, or in the cart. A product whose page lies below the cart is in neither: a discount for who has it in the cart would not be had.
 */
export function productsOf({ placement, productId, lines }: Visit): Set<string> {
  const looked = placement === "product_page" && productId !== null ? [productId] : [];
  return new Set([...looked, ...lines.map((line) => line.productId)]);
}
