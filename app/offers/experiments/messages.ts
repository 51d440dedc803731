import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the report of measured offers says, and why an offer is paused. */
export const offersMeasured = catalogue("offers-measured", {
  more: "Offers brought {{incremental, money}} that would not have been spent without them: likely between {{from, money}} and {{to, money}}.",
  less: "Offers cost {{lost, money}} that would have been spent without them: likely between {{least, money}} and {{most, money}}.",
  none: "Too early to say whether offers bring anything: likely between {{from, money}} and {{to, money}}, at best guess {{incremental, money}}.",
  "offer-more":
    "{{offer}} brought {{incremental, money}} that would not have been spent without it: likely between {{from, money}} and {{to, money}}.",
  "offer-less":
    "{{offer}} cost {{lost, money}} that would have been spent without it: likely between {{least, money}} and {{most, money}}.",
  "offer-none":
    "Too early to say whether {{offer}} brings anything: likely between {{from, money}} and {{to, money}}, at best guess {{incremental, money}}.",
  "not-enough_one": "Not enough data yet: about {{count}} more order.",
  "not-enough_other": "Not enough data yet: about {{count}} more orders.",
  "offer-not-enough_one": "Not enough data on {{offer}} yet: about {{count}} more order.",
  "offer-not-enough_other": "Not enough data on {{offer}} yet: about {{count}} more orders.",
  "paused-fewer-completed": "{{offer}} is paused: buyers who see it complete fewer checkouts than buyers who don't.",
  "paused-more-refunded": "{{offer}} is paused: more is refunded of orders whose buyers saw it than of others.",
});
