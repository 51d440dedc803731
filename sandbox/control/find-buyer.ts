import { z } from "zod";
import type { Placement } from "#app/contracts/offers.ts";
import { isHeldOut } from "#app/offers/experiments/holdout.ts";
import { chooseArm, decisionAt, NO_OFFER } from "#app/offers/experiments/offer-policy.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { findProduct } from "../storefront/find-product.ts";
import { cartTokenOf, checkoutTokenOf } from "../storefront/numbered-buyer.ts";
import { ControlFault } from "./control-fault.ts";

export const BuyerAsked = z.strictObject({
  product: z.string("a product's handle").optional(),
  after: z.int("the number of a buyer").min(0, "the number of a buyer").default(0),
});

/** Whoever is kept out by the greatest holdout isn't asked for. */
const GREATEST_HOLDOUT = 0.1;
const MOST_TRIED = 100_000;
/** As often as an offer that is still new to the experiments is shown, where it stands alone. */
const AS_NEW = [
  { arm: "offer", propensity: 0.5 },
  { arm: NO_OFFER, propensity: 0.5 },
];

/**
 * The first buyer after number `after` to whom the experiments show offers that are new wherever there is one: also on the page of that product, in his
 * cart, and in the first checkout and order of his. They show half of all buyers nothing, by a hash of who they are.
 */
export function findBuyer(state: ShopState, { product: handle, after }: z.infer<typeof BuyerAsked>): { buyer: number; path: string } {
  const product = handle === undefined ? undefined : findProduct(state, handle);
  if (handle !== undefined && !product) throw new ControlFault(404, `There is no product '${handle}' in the shop.`);
  const seed = state.shop.myshopifyDomain;
  const sees = (visitor: string, placement: Placement, productId: string | null = null) =>
    chooseArm(AS_NEW, { shopSeed: seed, session: visitor, decision: decisionAt({ placement, productId }) }).arm !== NO_OFFER;

  for (let buyer = after + 1; buyer <= after + MOST_TRIED; buyer++) {
    const cart = cartTokenOf(String(buyer));
    const checkout = checkoutTokenOf(cart, 0);
    if ([cart, checkout].some((one) => isHeldOut(one, { seed, holdoutShare: GREATEST_HOLDOUT }))) continue;
    if (product && !sees(cart, "product_page", String(product.id))) continue;
    // From where an offer was looked for in the cart, the purchase is known by the cart's token; else by its checkout's.
    const after: Placement[] = ["checkout", "post_purchase", "thank_you", "order_status"];
    if (!sees(cart, "cart") || ![cart, checkout].every((one) => after.every((place) => sees(one, place)))) continue;
    return { buyer, path: `/storefront${product ? `/products/${product.handle}` : ""}?buyer=${buyer}` };
  }
  throw new ControlFault(409, "No such buyer was found.");
}
