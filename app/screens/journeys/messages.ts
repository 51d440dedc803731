import { catalogue } from "#app/platform/messages/catalogue.ts";

/** The journeys of a shop, and those to begin with. */
export const journeysScreen = catalogue("screens-journeys", {
  title: "Journeys",
  new: "New journey",
  "new-name": "New journey",
  "new-name-again": "New journey {{number, number}}",
  "named-again": "{{name}} {{number, number}}",
  "first-title": "Start with a journey that works",
  "first-why":
    "A journey is what a buyer gets who left a cart: when, by which channel, and what it says. Choose one, look at it, go live. You can change everything.",
  "more-title": "Start another",
  use: "Use this",
  "use-it": "Use this: {{template, message}}",
  empty: "An empty journey",
  "empty-about": "You put its steps together yourself.",
  klaviyo: "Your flows of Klaviyo's",
  "klaviyo-about": "Each becomes a draft. You see first what it would become, what works differently and what has no counterpart.",
  "import-klaviyo": "Import from Klaviyo",
  state: "State",
  name: "Journey",
  begins: "Begins",
  people: "In it now",
  sent: "Messages sent",
  bought: "Orders touched last",
  "bought-help":
    "An order counts once, for the journey whose message or call touched its buyer last. Whether they bought because of it is in the report.",
  "for-nobody_one": "{{names, list}} is live, and nobody enters it",
  "for-nobody_other": "{{names, list}} are live, and nobody enters them",
  "for-nobody-why": "Only Waybill's pixel sees who looks around in your shop, and it isn't on.",
  "turn-on-pixel": "Turn on the pixel",
  "needs-channel": "Connect {{channels, list}} first: this journey writes by it.",
});
