import { catalogue } from "#app/platform/messages/catalogue.ts";

export const standards = catalogue("screens-standards", {
  title: "Shopify's standards",
  settings: "Settings",
  about:
    "What Shopify asks of a fulfillment service, counted for each warehouse over the last {{days, number}} days. Requests and cancellations are answered within 24 hours whatever the warehouse does.",
  "not-rated_one": "{{count}} fulfillment order was asked of it: Shopify rates from {{from, number}} on.",
  "not-rated_other": "{{count}} fulfillment orders were asked of it: Shopify rates from {{from, number}} on.",
  rated_one: "{{count}} fulfillment order was asked of it.",
  rated_other: "{{count}} fulfillment orders were asked of it.",
  "no-warehouse": "Connect a warehouse, and what Shopify asks of it is counted here.",
  warned_one: "{{count}} standard is missed or about to be",
  warned_other: "{{count}} standards are missed or about to be",

  standard: "Standard",
  asked: "Asked for",
  reached: "Reached",
  of: "Of",
  state: "State",
  "at-least": "{{share, percent}} or more",
  always: "always",
  share: "{{share, percent}}",
  nothing: "–",
  "met-of": "{{met, number}} of {{all, number}}",
  "met-of-open": "{{met, number}} of {{all, number}}, {{open, number}} open",

  completion: "Completed what it was asked for",
  callbacks: "Answered Shopify's calls",
  "after-request": "Fulfilled only what was requested",
  tracking: "Tracking within an hour of fulfillment",
  requests: "Requests answered within 24 hours",
  cancellations: "Cancellations answered within 24 hours",

  "state-none": "Nothing yet",
  "state-met": "Met",
  "state-close": "Close to missing it",
  "state-missed": "Missed",
  "open-late_one": "{{count}} waits for its answer since more than half of the time",
  "open-late_other": "{{count}} wait for their answers since more than half of the time",
  "to-spare_one": "{{count}} more may miss it",
  "to-spare_other": "{{count}} more may miss it",
  "none-to-spare": "No more may miss it",

  "how-counted": "How this is counted",
  "how-completion": "Parcels that left, against those that the warehouse refused, called off or sent without a part.",
  "how-callbacks": "Calls that reached Waybill: what didn't because Waybill was away, Shopify alone counts.",
  "how-tracking": "Parcels whose first number Shopify had within an hour of their fulfillment.",
});
