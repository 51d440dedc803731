import { catalogue } from "#app/platform/messages/catalogue.ts";

/** Why an order does not go to a warehouse yet, and how a person let one go all the same. */
export const gates = catalogue("gates", {
  "test-order": "This is a test order: it is never sent to a warehouse.",
  "payment-voided": "Its payment was voided.",
  "payment-refunded": "Its payment was refunded.",
  "payment-expired": "Its payment authorization expired.",
  "not-paid": "It hasn't been paid yet.",
  "paid-in-part": "It has been paid only in part.",
  "high-risk": "Shopify found a high risk of fraud and advises to cancel it.",
  "some-risk": "Shopify found some risk of fraud and advises to look into it.",
  "tagged-hold": 'It has the tag "{{tag}}".',
  waits: "It waits until {{moment, dateTime}}, so that it can still be changed or cancelled.",
  "on-hold": "It is on hold in Shopify: {{reasons, list}}.",
  "on-hold-noted": 'It is on hold in Shopify: {{reasons, list}}. "{{note}}"',
  "on-hold-as-noted": 'It is on hold in Shopify: "{{note}}"',
  scheduled: "It is scheduled: Shopify releases it on {{moment, dateTime}}.",
  "others-ship": "It is shipped by another fulfillment service, or by you from a location of your own.",
  "nothing-left": "Nothing on it is left to ship.",
  "not-shipped": "No carrier takes it: it is collected or delivered by you.",

  "awaiting-payment": "awaiting payment",
  "awaiting-return-items": "awaiting returned items",
  "high-risk-of-fraud": "high risk of fraud",
  "incorrect-address": "incorrect address",
  "inventory-out-of-stock": "out of stock",
  "unknown-delivery-date": "unknown delivery date",
  "other-reason": "another reason",

  "held-back": "Held it back. {{why, message}}",
  "may-leave": "Nothing keeps it back any more.",
  "let-go": "Let the order go all the same. {{why, message}}",
  "requested-all-the-same": "Fulfillment was requested in Shopify all the same. {{why, message}}",
  "part-requested-all-the-same": "Fulfillment of a part was requested in Shopify all the same; the rest still waits. {{why, message}}",
  released: "Order released",
  "nothing-holds": "Nothing that you can overrule holds {{order}}.",
});
