import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What Shopify Flow is answered about an action, for whoever looks at the run of a workflow. */
export const flow = catalogue("flow", {
  // Calls that are not understood.
  "not-signed": "This call isn't signed by Shopify.",
  "too-large": "This call is larger than anything that Shopify Flow sends.",
  "not-understood": "Waybill doesn't understand this call. Check these fields of the action: {{fields, list}}.",
  "no-action": "Waybill has no such action for Shopify Flow.",
  "not-installed": "Waybill isn't installed in this shop.",
  busy: "Something went wrong in Waybill. Shopify Flow asks again by itself.",
  // Of whom and of what.
  "not-yet-known": "Waybill hasn't heard of it from Shopify yet. Shopify Flow asks again by itself.",
  "no-order": "Waybill knows no such order of this shop.",
  "no-customer": "Waybill knows no such customer of this shop.",
  "no-cart": "Waybill knows no such cart of this shop. Give the field Cart ID what the trigger Cart abandoned brings.",
  "name-somebody": "Say who it is about: a customer, an order or a cart.",
  unreachable: "Nothing is known of this buyer by which they could be written to.",
  // Journeys.
  "no-journey": "There is no journey “{{name}}”. Write its name as Waybill's page Journeys has it.",
  "same-names": "More than one journey that is live is called “{{name}}”. Give them names of their own.",
  "not-live": "The journey “{{name}}” isn't live. Make it live on Waybill's page Journeys.",
  "no-left-cart": "The journey “{{name}}” is about a cart that was left, and this customer has left none.",
  started: "They have begun the journey “{{name}}”.",
  "begun-before": "They have begun the journey “{{name}}” with this before.",
  "not-for-them": "They don't begin the journey “{{name}}”: its conditions don't hold for them.",
  "not-again": "They don't begin the journey “{{name}}”: they were in it before, and it lets nobody in again so soon.",
  "over-already": "They don't begin the journey “{{name}}”: what it is about is over.",
  "before-live": "They don't begin the journey “{{name}}”: it wasn't live yet when that happened.",
  "still-shopping": "They don't begin the journey “{{name}}”: their buyer is at the cart just now. It begins for who has left it.",
  "begins-otherwise":
    "The journey “{{name}}” begins by itself, and speaks of what begins it: goods that are there again, or a late parcel.",
  "says-cart":
    "A message of the journey “{{name}}” speaks of a cart or an order, and there is none here. Give it what it speaks of, or change the message.",
  "says-order": "A message of the journey “{{name}}” speaks of an order, and a cart is none. Give it an order, or change the message.",
  "waits-for-cart": "The journey “{{name}}” waits for what only somebody with a cart can do.",
  stopped_one: "They have left {{count, number}} journey.",
  stopped_other: "They have left {{count, number}} journeys.",
  "in-none": "They are in no such journey.",
  // Orders.
  held: "The order is on hold.",
  "no-reason": "“{{reason}}” is no reason to hold an order. Give one of these: {{reasons, list}}.",
});
