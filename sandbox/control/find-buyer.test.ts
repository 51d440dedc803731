import { expect, test } from "vitest";
import { chooseArm, decisionAt, NO_OFFER } from "#app/offers/experiments/offer-policy.ts";
import { createClock } from "../clock.ts";
import { createLedger } from "../ledger.ts";
import { createShopState } from "../shopify/state/create-shop-state.ts";
import { cartTokenOf, checkoutTokenOf } from "../storefront/numbered-buyer.ts";
import { findBuyer } from "./find-buyer.ts";

test("a buyer who is asked for is shown what is offered in every place, whether his cart was given a name or not", () => {
  const clock = createClock();
  const state = createShopState({ clock, ledger: createLedger(clock) });
  const arms = [
    { arm: "offer", propensity: 0.5 },
    { arm: NO_OFFER, propensity: 0.5 },
  ];
  for (let after = 0, found = 0; found < 5; found++) {
    after = findBuyer(state, { after }).buyer;
    const cart = cartTokenOf(String(after));
    const shownTo = (session: string, placement: string) =>
      chooseArm(arms, { shopSeed: state.shop.myshopifyDomain, session, decision: decisionAt({ placement, productId: null }) }).arm ===
      "offer";
    for (const place of ["checkout", "post_purchase", "thank_you", "order_status"])
      expect([shownTo(cart, place), shownTo(checkoutTokenOf(cart, 0), place)], `${place} of buyer ${after}`).toEqual([true, true]);
  }
  clock.stop();
});
