import { catalogue } from "#app/platform/messages/catalogue.ts";
import { de } from "./messages.de.ts";
import { es } from "./messages.es.ts";
import { fr } from "./messages.fr.ts";
import { it } from "./messages.it.ts";

/** What recovery says: of carts, of what was done about them, and why something was not. */
export const recovery = catalogue(
  "recovery",
  {
    "not-found": "This cart isn't there any more.",
    // Journeys to begin with.
    "journey-three-mails": "Three mails",
    "journey-three-mails-about":
      "A mail after an hour, after a day and after three. The last one brings a code, for buyers who don't leave carts often.",
    "journey-by-value": "By what the cart is worth",
    "journey-by-value-about":
      "Small carts are asked about soon and without a code, large ones later and more often: what costs more takes longer to decide.",
    "journey-whatsapp-first": "WhatsApp first",
    "journey-whatsapp-first-about":
      "A WhatsApp message after two hours, and mail for those whom it doesn't reach. It needs the template “cart_reminder”, approved by Meta.",
    "journey-call-large": "Call about large carts",
    "journey-call-large-about":
      "Somebody of your team calls a day later, with what to say and a code in hand. Before and after there is a mail.",
    "journey-back-in-stock": "Back in stock",
    "journey-back-in-stock-about": "Tells whoever waits for something that it is there again, and by when they would have it.",
    "journey-late-parcel": "Sorry for a late parcel",
    "journey-late-parcel-about":
      "Tells the buyer that their parcel hasn't left, or hasn't arrived, by its day before they ask: once an order. It is no marketing, needs nobody's consent, and goes to the held-out too.",
    "journey-one-text": "Mail and one text",
    "journey-one-text-about": "A mail after an hour, one text message three hours later, and a mail with a code after two days.",
    // To whoever opens a link that leads nowhere.
    "link-over": "This link is no longer good. Your things are still in the shop.",
    "link-later": "The shop can't be reached at this moment. Try once more in a minute.",
    // Of the pixel.
    "pixel-not-allowed":
      "Shopify hasn't given Waybill the permission, so nothing was changed. Press Turn on again and confirm what Shopify asks.",
    "pixel-refused": "Shopify didn't take the pixel: {{said, message}} Look at Settings → Customer events in Shopify, then try again.",
    "pixel-stays": "Shopify didn't take the pixel out: {{said, message}} It is still on.",
    // Of a journey's codes.
    "codes-not-allowed": "Shopify has to allow Waybill to make discounts. Until you allow it, this journey's messages go without a code.",
    "codes-refused": "Shopify refused this journey's discount, so its messages go without a code. {{said, message}}",
    "codes-switched-off":
      "This journey's discount was switched off in Shopify, so its messages go without a code. Switch it on there to have codes again.",
    "codes-differ":
      "Shopify keeps this journey's discount otherwise than the journey says, so its messages go without a code. Waybill tries again each hour.",
    // Of a journey that is started for the members of a segment of Shopify's.
    "segment-gone": "Shopify has no such segment any more.",
    "segment-no-journey": "This journey isn't there any more.",
    "segment-not-live": "This journey isn't live. Go live first.",
    "segment-begins-otherwise": "It begins by itself, and speaks of what began it: a cart, a product, a parcel.",
    "segment-says-cart": "A message of it speaks of a cart or an order, and these people have none to speak of.",
    "segment-waits-for-cart": "It waits for what only somebody with a cart can do.",
    "segment-under-way": "This segment is being started already. Wait for it, or stop it.",
    "segment-count-first": "Look first at how many can be reached.",
  },
  { de, es, fr, it },
);
