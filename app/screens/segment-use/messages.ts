import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the action on Shopify's own page of a customer segment says. */
export const segmentUse = catalogue("screens-segment-use", {
  "counting-begins": "Reading the segment from Shopify.",
  counting: "Read {{seen, number}} of {{members, number}} members.",
  starting: "Started for {{seen, number}} of {{members, number}} members.",
  // Of those who enter: would, or did.
  reached_one: "{{count, number}} can be reached now.",
  reached_other: "{{count, number}} can be reached now.",
  "was-reached_one": "{{count, number}} entered the journey.",
  "was-reached_other": "{{count, number}} entered the journey.",
  "held-out_one": "{{count, number}} is held out: counted in the journey so that you see what it brings, and not written to.",
  "held-out_other": "{{count, number}} are held out: counted in the journey so that you see what it brings, and not written to.",
  // Of those who don't.
  unknown_one: "{{count, number}}: Waybill has no copy of this customer yet.",
  unknown_other: "{{count, number}}: Waybill has no copy of these customers yet.",
  "no-address_one": "{{count, number}}: no address is known for the journey's channels, or Shopify withholds it.",
  "no-address_other": "{{count, number}}: no address is known for the journey's channels, or Shopify withholds it.",
  "no-consent_one": "{{count, number}}: hasn't agreed to marketing by the journey's channels.",
  "no-consent_other": "{{count, number}}: haven't agreed to marketing by the journey's channels.",
  suppressed_one: "{{count, number}}: is to be left alone (unsubscribed, bounced or complained).",
  suppressed_other: "{{count, number}}: are to be left alone (unsubscribed, bounced or complained).",
  "not-reachable_one": "{{count, number}}: no channel that you have connected takes the journey's messages there.",
  "not-reachable_other": "{{count, number}}: no channel that you have connected takes the journey's messages there.",
  conditions_one: "{{count, number}}: the journey's conditions don't hold.",
  conditions_other: "{{count, number}}: the journey's conditions don't hold.",
  reentry_one: "{{count, number}}: was in this journey before, and it doesn't let them enter again yet.",
  reentry_other: "{{count, number}}: were in this journey before, and it doesn't let them enter again yet.",
});
