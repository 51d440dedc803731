import { catalogue } from "#app/platform/messages/catalogue.ts";

export const recoveryReport = catalogue("screens-recovery-report", {
  title: "Recovery report",
  "empty-title": "See what recovery really brings",
  "empty-why":
    "As soon as the first buyer enters a journey, Waybill compares those who can be written to with a few who never are. What both would have bought anyway is no success of a message: what is left is.",

  // What was brought.
  proof: "What recovery brought",
  more: "Recovery brought {{incremental, money}} that would not have been spent without it: likely between {{from, money}} and {{to, money}}.",
  less: "Recovery cost {{lost, money}} that would have been spent without it: likely between {{least, money}} and {{most, money}}.",
  none: "Too early to say whether recovery brings anything: likely between {{from, money}} and {{to, money}}, at best guess {{incremental, money}}.",
  "none-until_one": "About {{count}} more person has to leave a cart before a smaller effect would show.",
  "none-until_other": "About {{count}} more people have to leave a cart before a smaller effect would show.",
  "not-enough_one": "Not enough data yet: about {{count}} more person has to leave a cart.",
  "not-enough_other": "Not enough data yet: about {{count}} more people have to leave a cart.",
  "not-begun_one": "Nobody's {{count}} day is over yet. The first figures stand here after that.",
  "not-begun_other": "Nobody's {{count}} days are over yet. The first figures stand here after that.",
  period: "People who first came between {{since}} and {{until}}, added up {{madeAt}}.",
  "open-people_one": "{{count}} person came later and isn't in it yet.",
  "open-people_other": "{{count}} people came later and aren't in it yet.",
  picture: "Net revenue: touched last by recovery, would have been spent anyway, and brought by recovery with its interval",
  measure: "Three ways to count the same orders",
  "orders-of": "Orders",
  net: "Net revenue",
  "what-it-says": "What it says",
  "last-touch": "Touched last by recovery",
  "last-touch-says_one":
    "Orders after a message or a call. {{unclicked, number}} came after a message that nobody is known to have opened. Would mostly have come anyway.",
  "last-touch-says_other":
    "Orders after a message or a call. {{unclicked, number}} came after a message that nobody is known to have opened. Some would have come anyway.",
  anyway: "Would have come anyway",
  "anyway-says": "What {{people, number}} people who were never written to did, for as many as could be written to.",
  "anyway-none": "Nobody is held out, so this isn't known.",
  brought: "Brought by recovery",
  "brought-says": "All orders of those who could be written to, less what would have come anyway: 95 % sure to be in this range.",
  "brought-wait": "Known once there is enough data.",
  range: "{{from, money}} to {{to, money}}",
  "buyers-range": "{{from, number}} to {{to, number}} more buyers",
  number: "{{value, number}}",
  about: "about {{value, number}}",
  share: "{{share, percent}}",
  nothing: "–",
  "how-title": "How this is counted",
  "how-holdout":
    "One buyer in so many is held out: never written to, on any channel, decided by chance before anything is done. Held-out buyers enter journeys like all others and are counted at the same moments.",
  "how-once":
    "Everybody counts once, from when they first entered a journey, with all orders of the {{days, number}} days after that, less discounts and refunds. Test orders and cancelled ones don't count.",
  "how-claim": "You look at this often, so an effect is only called proven once chance would hardly ever show as much on any day.",

  // By journey, step and channel.
  journeys: "By journey and step",
  "journeys-about":
    "People belong to the journey that they entered first. Steps: those whom a message reached, or would have reached had they not been held out, and what they bought from then on.",
  channels: "By channel of the first message",
  part: "Journey or step",
  channel: "Channel",
  "channel-email": "Email",
  "channel-sms": "SMS",
  "channel-whatsapp": "WhatsApp",
  "channel-call": "Phone call",
  step: "{{number, number}}. {{channel, message}}",
  "gone-journey": "A journey that is gone",
  "gone-step": "A step that is gone",
  people: "Could be written to",
  "held-out": "Held out",
  "people-orders_one": "{{count}} order of {{people, number}} people",
  "people-orders_other": "{{count}} orders of {{people, number}} people",
  incremental: "Brought",
  wait_one: "About {{count}} more person",
  wait_other: "About {{count}} more people",
  proven: "Proven",
  harm: "Costs sales",
  chance: "Could be chance",
  hint: "A hint only",
  "hint-why": "A hint only: whoever comes to a later step was there because earlier messages hadn't moved them.",

  // The last days.
  recent_one: "Recovered in the last day",
  recent_other: "Recovered in the last {{count}} days",
  "recent-about": "Orders whose buyers recovery touched last, as known right now. Not all of them are its doing.",
  "recent-none": "No order has followed a message or a call yet.",
  orders_one: "{{count}} order",
  orders_other: "{{count}} orders",

  // Coverage and rate.
  carts_one: "From carts to orders, last day",
  carts_other: "From carts to orders, last {{count}} days",
  "carts-about":
    "{{left, number}} carts were left. Of {{known, number}} the buyer is known; {{heldOut, number}} of those are held out. A high rate of few carts can be less than a low rate of many.",
  "carts-none": "No cart was left in this time.",
  reachable: "Could be reached",
  messaged: "Written to or called",
  recovered: "Recovered",
  rate: "Of those written to",
  "of-all": "Of all carts",
  "with-share": "{{value, number}} ({{share, percent}})",

  // Price and harm.
  cost: "What it costs",
  "cost-all": "Messages and calls",
  "cost-basis": "{{messages, list}}",
  "cost-basis-none": "Nothing was sent to counted people",
  "cost-of": "{{count, number}} by {{channel, message}}",
  "cost-order": "Per order that recovery brought",
  "cost-order-basis": "All costs over the orders that would not have come anyway",
  "cost-order-none": "Known once it is proven that recovery brings any",
  "cost-set":
    "At {{email, money}} for a thousand emails, {{sms, money}} for SMS, {{whatsapp, money}} for WhatsApp and {{call, money}} for calls.",
  guards: "What it may spoil",
  "guards-about":
    "The same figure of those who could be written to, and of those who never are. Where both are alike, recovery isn't the reason.",
  guard: "Figure",
  unsubscribed: "Unsubscribed",
  complained: "Complained",
  refunded: "Refunded, of what was paid",
  "full-price": "Orders at full price",
});
