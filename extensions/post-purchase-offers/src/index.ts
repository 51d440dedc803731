import { extend } from "@shopify/post-purchase-ui-extensions";
import { askApp } from "../../offer-client/src/ask-app.ts";
import { isRecord, text } from "../../offer-client/src/read-answer.ts";
import { drawOffer } from "./draw-offer.ts";
import { boughtBefore, readBreakdown } from "./read-breakdown.ts";
import { readOffers } from "./read-offers.ts";
import { nextOffer, runOffers } from "./run-offers.ts";
import { wordsIn } from "./words.ts";

// Whether there is anything to show is asked before the page is: without an offer the buyer comes to the thank-you page at once.
extend("Checkout::PostPurchase::ShouldRender", async ({ inputData, storage }) => {
  const answer = await askApp({ path: "/offers/post-purchase", body: {}, token: () => Promise.resolve(inputData.token) });
  const offers = readOffers(answer);
  if (nextOffer(offers, "start") === undefined) return { render: false };
  return storage.update({ offers }).then(
    () => ({ render: true }),
    () => ({ render: false }),
  );
});

extend("Checkout::PostPurchase::Render", (root, { inputData, storage, calculateChangeset, applyChangeset, done }) => {
  const words = wordsIn(inputData.locale);
  const bought = boughtBefore(inputData.initialPurchase);
  void runOffers(readOffers(storage.initialData), {
    calculate: async (offer) => readBreakdown(await calculateChangeset({ changes: offer.changes }), offer, bought),
    show: (offer, breakdown) => drawOffer(root, { offer, breakdown, words, locale: inputData.locale }),
    // What is bought is priced and signed by the app: nothing of this page decides it.
    buy: async ({ decision, changes }, { price }) => {
      const answer = await askApp({
        path: "/offers/post-purchase/changeset",
        body: { decision },
        token: () => Promise.resolve(inputData.token),
        timeout: 8000,
      });
      const token = isRecord(answer) ? text(answer["token"]) : null;
      if (token === null || (await applyChangeset(token)).status !== "processed") return false;
      bought.push(...changes.map(({ variantId, quantity }) => ({ variantId, quantity, total: price.amount / changes.length })));
      return true;
    },
    done,
  });
});
