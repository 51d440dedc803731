import { catalogue } from "#app/platform/messages/catalogue.ts";

/** Why a product is recommended, for the merchant. */
export const recommender = catalogue("recommender", {
  "more-often_one": "Bought together {{times, number}}× more often than by chance: {{count}} order.",
  "more-often_other": "Bought together {{times, number}}× more often than by chance: {{count}} orders.",
  together_one: "Bought together in {{count}} order.",
  together_other: "Bought together in {{count}} orders.",
  complementary: "You chose it to go with {{title}}.",
  // The same for the buyer.
  "goes-with": "Goes well with {{title}}.",
  alike: "From the same vendor, at about the same price.",
  "best-seller_one": "Sells best: {{count}} order.",
  "best-seller_other": "Sells best: {{count}} orders.",
});
