import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What reading a Klaviyo flow says: why it can't be read, what it became, what of it works otherwise here, and what has no counterpart. */
export const klaviyo = catalogue("klaviyo", {
  // Why nothing can be read.
  "nothing-given": "Choose a file, or paste what Klaviyo answered.",
  "too-large": "This is more than can be read at once: at most {{megabytes, number}} MB. Import fewer flows at a time.",
  "not-json": "This isn't JSON. The fault is in line {{line, number}}, at sign {{column, number}}.",
  "not-json-near": "This isn't JSON. The fault is near {{near}}.",
  "ends-early": "This JSON ends too early. Part of it is missing: copy all of it.",
  "too-deep": "This JSON is nested more than {{most, number}} levels deep. No flow of Klaviyo's is.",
  "klaviyo-error": "This is an error that Klaviyo answered, and no flow: {{detail}}",
  "no-flows": "There is no flow in this. Paste what Klaviyo answers at /api/flows/ID?additional-fields[flow]=definition.",
  "too-many-flows": "These are {{count, number}} flows. At most {{most, number}} are read at once.",

  // Why one flow can't be read.
  "no-definition": "Its definition is missing. Ask Klaviyo for it with ?additional-fields[flow]=definition.",
  "not-a-definition": "This isn't a flow's definition: it has no list of actions.",
  "too-many-actions": "It has {{count, number}} actions. A journey holds {{most, number}} steps.",
  "too-many-steps": "It would become {{count, number}} steps. A journey holds {{most, number}}.",
  "action-without-id": "Action {{number, number}} in its list has no id.",
  "action-without-type": "Action {{id}} doesn't say of which type it is.",
  "id-twice": "Two of its actions have the id {{id}}.",
  "leads-nowhere": "Action {{from}} leads to {{to}}, and there is no such action.",
  "begins-nowhere": "It begins with action {{id}}, and there is no such action.",
  circle: "Its actions lead around in a circle: {{ids, list}}. Klaviyo's never do.",

  // What a flow is called that says no name.
  unnamed: "Klaviyo flow",
  "unnamed-of": "Klaviyo flow {{id}}",

  // What begins it.
  "entry-checkout": "Checkouts that are left",
  "entry-cart": "Carts that are left",
  "entry-browse": "Buyers who looked at products and left",
  "entry-back-in-stock": "What somebody waits for is there again",
  "entry-by-hand": "Begun by hand, from a segment or by Shopify Flow",
  "entry-still-live": "It is live in Klaviyo. Turn it off there when this goes live, or buyers are written to by both.",
  "entry-when-left":
    "In Klaviyo the first wait counts from when it happens. Here it counts from when the buyer has left, after the time set under Settings.",
  "entry-guessed": "Nothing says which event {{id}} is. By the flow's name it was taken for this one: choose it if it is another.",
  "entry-metric-unknown": "Nothing says which event {{id}} is. Choose it, or nobody enters this journey by themselves.",
  "entry-metric": "Waybill has no journey that begins with “{{metric}}”. Nobody enters this one by themselves.",
  "entry-list":
    "It begins when somebody joins a list or segment of Klaviyo's ({{id}}). Here you start it for a customer segment in Shopify, or with Shopify Flow.",
  "entry-other": "Waybill has no journey that begins with “{{type}}”. Nobody enters this one by themselves.",
  "entry-none": "It doesn't say what begins it. Choose that in the journey.",
  "entry-second": "It has a second trigger, “{{type}}”. A journey has one.",
  "filter-asked-always": "It is asked again before every message.",
  "filter-asked-once": "It is asked once, at the beginning. In Klaviyo it is asked before every action.",

  // Coming again.
  "reentry-default": "It doesn't say whether somebody can come again. As in Klaviyo they can, each time it happens.",
  "reentry-shortened": "Klaviyo lets somebody come again after {{hours, number}} hours. Here a year is the longest.",

  // Conditions.
  "condition-built-in-order": "Who has ordered leaves a journey by themselves: nothing has to be asked.",
  "condition-built-in-flow": "Whether somebody was in it before is what coming again says.",
  "condition-never": "“{{condition}}” can't come true here: who has ordered has left the journey. What only they would get isn't in it.",
  "condition-unknown": "“{{condition}}” has no counterpart. Choose a condition in its place, or take it out: it can't go live before.",
  "condition-metric-unknown":
    "“{{condition}}” asks about an event of which nothing says which it is. Choose what {{id}} counts, or a condition in its place.",
  "condition-of-many":
    "Of several conditions one is enough (“{{condition}}”), and one has no counterpart. Choose what is asked in their place.",
  "condition-with-it": "“{{condition}}” can't be asked in one step with what has no counterpart. Choose it again.",
  "condition-value": "Klaviyo compares what the event is worth, Waybill what the cart's lines cost in your shop's currency.",
  "condition-consent": "Waybill counts only who agreed to marketing. Klaviyo also counts whom it may write to without that.",
  "condition-clicked": "It asks whether a link of the journey was opened, by email or in a text. It waits for a minute before it answers.",
  "condition-country": "Where nobody knows the country it goes the way of those who live elsewhere.",

  // Waits.
  "wait-none": "It waits for nothing, so there is no step for it.",
  "wait-until": "Klaviyo then waits for {{until}}. Waybill sends at the first lawful hour within your quiet hours.",
  "wait-shortened": "Klaviyo waits for {{days, number}} days. Here {{most, number}} are the longest.",
  "wait-in-two":
    "Klaviyo says this wait in two numbers, {{first, number}} and {{second, number}} ({{unit}}). The second was taken for hours beside days, or minutes beside hours.",
  "wait-unreadable": "How long it waits can't be read. A day stands in its place: set it.",
  "wait-target": "Waiting for a time of the week ({{until}}) has no counterpart. A day stands in its place: set it.",
  "wait-countdown": "Counting down to a date of the customer's has no counterpart. A day stands in its place: set it.",
  "wait-stock": "What somebody waits for is what begins the journey, so there is no step for it.",
  "wait-stock-lost": "Waiting for stock in the middle has no counterpart: a journey can only begin with it.",

  // Messages.
  "message-marketing":
    "In Klaviyo it counts as transactional. Here it goes only to those who agreed to marketing: say otherwise in the step if it is no advertising.",
  "message-cap": "Smart Sending is off in Klaviyo. Your limit on messages a person gets holds here all the same.",
  "message-smart":
    "Who has just had a message isn't passed over for good, as with Smart Sending: it is sent when your limit allows, within a day.",
  "message-quiet": "Klaviyo sends it in the night too. Your quiet hours hold here.",
  "message-not-live": "In Klaviyo it isn't sent: its state is “{{state}}”, and the flow's is “live”.",
  "message-sender": "Klaviyo sends it as {{sender}}. Here the sender is that of the channel (Settings, Channels).",
  "message-copies": "Copies to {{addresses, list}} aren't sent.",
  "message-no-subject": "It has no subject. Write one.",
  "message-subject-long": "Its subject is longer than {{most, number}} signs. Write a shorter one.",
  "message-no-template":
    "Its template {{id}} isn't in what you gave. Add what Klaviyo answers at /api/templates/{{id}}, or write its text in the step.",
  "message-no-html": "Its template {{id}} has no HTML. Write its text in the step.",
  "message-no-template-id": "It has no template. Write its text in the step.",
  "message-html-large": "Its template is larger than a mail can be here ({{kilobytes, number}} kB). Write a shorter text in the step.",
  "message-no-body": "It has no text. Write it in the step.",
  "message-body-long": "Its text is longer than {{most, number}} signs. Write a shorter one.",
  "message-picture": "Its picture isn't sent: text messages are words alone.",
  "message-opt-out": "Klaviyo adds how to opt out. So does Waybill, in its reader's language, where the text doesn't say it.",
  "message-prefix": "Klaviyo puts your shop's name before it. It was put into the text.",
  "message-whatsapp": "Klaviyo doesn't say which approved template it is. Choose it in the step.",
  "message-part-removed": "What mailboxes don't run was taken out: {{parts, list}}.",
  "message-code": "It brings a coupon of Klaviyo's. Here the journey has a discount of its own: say how much it is.",
  "message-tracking": "Klaviyo's UTM parameters aren't put on its links. Waybill counts what comes of a message by its own link.",
  "tag-unsure": "Left as it is, for nobody can be sure what it says here: {{tag}}. Replace it, or the message can't be sent.",
  "tag-unsure-more_one": "{{count, number}} more such tag stands in it.",
  "tag-unsure-more_other": "{{count, number}} more such tags stand in it.",
  "tag-money": "Amounts come with their currency: the sign before them was taken out.",
  "tag-preferences": "There is no page of preferences: its link leads to where people unsubscribe.",
  "tag-web-view": "A mail isn't shown in the browser: that link was taken out.",
  "tag-title": "Names and titles stand as they were written. Klaviyo begins each word with a capital.",
  "tag-picture": "Where a product has no picture none is shown. Klaviyo shows one of its own.",
  "tag-link": "Its links to the checkout or product lead back to the buyer's cart.",

  // Tests and other actions.
  "test-over": "The test is over in Klaviyo: what it sends now was taken. Not taken: {{ids, list}}.",
  "test-variant-over": "The test is over, and it isn't sent any more.",
  "test-even": "Klaviyo doesn't say how people are divided. They are divided evenly.",
  "test-winner": "Klaviyo chooses a winner by itself. Here you do.",
  "test-divided": "The same person always gets the same variant.",
  "no-counterpart": "Waybill has nothing like it. The journey goes on after it.",
  "no-counterpart-ways": "Waybill has nothing like it. Its ways were kept: say who goes which way.",
  push: "Waybill sends no push notifications. The journey goes on after it.",
  unreached: "Nothing leads to it, so it isn't in the journey.",

  // What an action of Klaviyo's is called.
  "type-trigger": "Trigger",
  "type-profile-filter": "Profile filter",
  "type-reentry": "Re-entry",
  "type-send-email": "Email",
  "type-send-sms": "SMS",
  "type-send-whatsapp": "WhatsApp",
  "type-send-push-notification": "Push notification",
  "type-time-delay": "Time delay",
  "type-target-date": "Wait for a time of the week",
  "type-countdown-delay": "Countdown to a date",
  "type-back-in-stock-delay": "Wait for stock",
  "type-conditional-split": "Conditional split",
  "type-trigger-split": "Trigger split",
  "type-multi-branch-split": "Multi-branch split",
  "type-action-output-split": "Split by an action's result",
  "type-ab-test": "A/B test",
  "type-content-experiment": "Content experiment",
  "type-update-profile": "Profile property update",
  "type-list-update": "List update",
  "type-send-webhook": "Webhook",
  "type-send-internal-alert": "Internal alert",
  "type-internal-service": "Action of an integration",
  "type-code": "Custom action",
});
