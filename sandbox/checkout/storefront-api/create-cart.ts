import { randomBytes } from "node:crypto";
import { addToCart, type CartRecord, emptyCart, isSold } from "../../storefront/cart.ts";
import type { Storefront } from "../../storefront/create-storefront.ts";
import { tellCart } from "../../shopify/abandonment/tell-cart.ts";
import { toGid } from "../../shopify/state/gid.ts";

type Pair = { key: string; value: string };
type Input = {
  lines?: { merchandiseId: string; quantity?: number; attributes?: Pair[]; sellingPlanId?: string | null }[] | null;
  attributes?: Pair[] | null;
  discountCodes?: string[] | null;
  note?: string | null;
};
type Problem = { code: string; field: string[]; message: string };

/** `cartCreate`: a cart that whoever has its address takes over. The shop has no subscriptions: a plan is none of its own. */
export function createCart({ carts, state }: Storefront, input: Input) {
  const problems: Problem[] = [];
  const cart: CartRecord = {
    ...emptyCart(),
    note: input.note ?? "",
    codes: input.discountCodes ?? [],
    attributes: textsOf(input.attributes),
  };
  for (const [place, line] of (input.lines ?? []).entries()) {
    const field = ["input", "lines", String(place)];
    const variant = state.variants.get(Number(line.merchandiseId.split("/").at(-1)));
    if (line.sellingPlanId)
      problems.push({ code: "INVALID", field: [...field, "sellingPlanId"], message: "The selling plan does not exist." });
    else if (!variant || !isSold(variant))
      problems.push({ code: "INVALID", field: [...field, "merchandiseId"], message: "The merchandise does not exist." });
    else addToCart(cart, variant, line.quantity ?? 1, textsOf(line.attributes));
  }
  if (problems.length > 0) return { cart: null, userErrors: problems, warnings: [] };
  carts.set(cart.token, cart);
  tellCart(state, cart);
  const key = randomBytes(16).toString("hex");
  const address = { id: `${toGid("Cart", 1).replace(/1$/, cart.token)}?key=${key}` };
  return {
    cart: {
      ...address,
      checkoutUrl: `https://${state.shop.myshopifyDomain}/cart/c/${cart.token}?key=${key}`,
      totalQuantity: cart.lines.length,
    },
    userErrors: [],
    warnings: [],
  };
}

const textsOf = (pairs: readonly Pair[] | null | undefined) => Object.fromEntries((pairs ?? []).map(({ key, value }) => [key, value]));
