import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What is offered to whom, and why nothing was. */
export const offers = catalogue("offers", {
  // What a merchant can ask of a visit.
  "cart-value": "Cart value",
  "cart-value-from": "The cart is worth {{amount, money}} or more.",
  "cart-value-between": "The cart is worth between {{from, money}} and {{to, money}}.",
  "cart-units": "Units in the cart",
  "cart-units-from_one": "There is at least one unit in the cart.",
  "cart-units-from_other": "There are at least {{count, number}} units in the cart.",
  "has-product": "Products",
  "has-product-of_one": "The chosen product is looked at, or in the cart.",
  "has-product-of_other": "One of the {{count, number}} chosen products is looked at, or in the cart.",
  "lacks-product": "Not with products",
  "lacks-product-of_one": "The chosen product isn't in the cart.",
  "lacks-product-of_other": "None of the {{count, number}} chosen products is in the cart.",
  country: "Country",
  "country-of": "It goes to {{countries, list}}.",
  "one-country": "{{code, country}}",
  language: "Language",
  "language-of": "The buyer reads {{languages, list}}.",
  schedule: "Days and times",
  "schedule-from": "From {{from, dateTime}} on.",
  "schedule-until": "Until {{until, dateTime}}.",
  "schedule-between": "From {{from, dateTime}} until {{until, dateTime}}.",
  "schedule-always": "At any time.",

  // Why nothing was offered.
  "no-offers-here": "No offer is live in this place.",
  "held-out": "This buyer belongs to the few who are never offered anything, so that what offers bring can be measured.",
  "condition-fails": "{{offer}}: a condition doesn't hold. {{condition, message}}",
  "cap-reached": "{{offer}}: it was accepted as often today as you allow.",
  "discount-amiss": "{{offer}}: its discount in Shopify isn't as the offer says.",
  "nothing-to-offer": "{{offer}}: nothing goes with what is in the cart.",
  "all-in-cart": "{{offer}}: all that it offers is in the cart already.",
  "not-in-cart": "{{offer}}: the cart doesn't hold what has to be bought for it, or it was had as often as it may be.",
  "no-step-left": "{{offer}}: the cart has reached its last step, or this page is another product's.",
  "no-code-left": "{{offer}}: no code is ready for this buyer. Shopify is asked for more.",
  "cant-ship": "{{offer}}: no warehouse can ship it with the order.",
  "too-dear": "{{offer}}: all that it offers costs more than you allow beside this cart.",
  "others-fail": "All other offers here are for other products, or other visits.",
  "chose-none": "This time nothing was shown, to learn what offers bring.",

  // On a receipt.
  "after-purchase-discount": "Offer",

  // Its discount.
  "discount-not-allowed": "Shopify has to allow Waybill to make discounts. Until you allow it, this offer isn't shown.",
  "discount-refused": "Shopify refused this offer's discount, so the offer isn't shown. {{said, message}}",
  "discount-paused": "Its discount was switched off in Shopify, so the offer was paused. Turn the offer on to have both back.",
  "discount-differs":
    "Shopify keeps this offer's discount otherwise than the offer says, so the offer isn't shown. Waybill tries again each hour.",
  "no-percentage-of-any": "Only products that you choose, and goals, can have a discount: what is recommended is different for each buyer.",
  "gift-is-free": "A gift costs nothing: 100% is off.",
  "steps-have-percentages": "Each step says itself how many percent are off.",
  "steps-not-rising": "Each step needs more units and more percent off than the one before.",
  "goal-before-payment": "After payment there is no cart left that could reach an amount. Leave these places out.",
  "volume-not-after-payment": "The page after payment adds one thing at a price of its own, so no steps. Leave this place out.",
  "bought-with-it-before-payment":
    "What has to be bought with it lies in the cart, and after payment there is none. Leave these places out.",
  "goal-without-percentage": "Say how many percent are taken off.",
  "free-shipping-without-percentage": "Free shipping takes no percent off.",
});
