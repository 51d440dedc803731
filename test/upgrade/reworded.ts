/**
 * What later releases say better on purpose, of the very same facts: how release 0.1 said it, and how it is said now. Everything else must
 * read as it did.
 */
const BETTER: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  // What Shopify refused are two things since, each with what can be done about it.
  [
    /^Shopify refused a change to the order \| Waybill read the order again and tried once more\. \| (?=\S+ \| Shopify didn't let)/,
    "Shopify refused to move an order to its warehouse | Waybill reads the order again each minute and tries once more. Nothing was sent to a warehouse. | ",
  ],
  [
    /^Shopify refused a change to the order \| Waybill read the order again and tried once more\. \| (?=\S+ \| \S+ left the warehouse)/,
    "Shopify didn't take a shipment | The parcel has left. Waybill asked Shopify to mark it as fulfilled and was refused. | ",
  ],
  [/^Shopify refused a change to the order \| (?=Shopify didn't let)/, "Shopify refused to move an order to its warehouse | "],
  [/^Shopify refused a change to the order \| (?=\S+ left the warehouse)/, "Shopify didn't take a shipment | "],
  [/ Open the order in Shopify and fulfil it there\.$/, " Open the order in Shopify to see what is in the way, then try again."],

  // A shipment that was undone at a packing station is among them since, and the sentence says which it was.
  [/^Fulfillment cancelled after its parcel left \| /, "A shipment was taken back | "],

  // People have names since; of who did something before, only that somebody of the staff did is known.
  [/^Merchant \| /, "A staff member | "],
  [/\b(Dismissed|Re-routed) by Merchant\b/, "$1 by a staff member"],

  [
    / Give the variant a SKU in Shopify\./,
    " Give the variant a SKU in Shopify. A custom item is no product and can't have one: ship it yourself, or dismiss this, and the rest of the order goes on.",
  ],

  // Another address sends it again since.
  [
    / It can go to another warehouse\. \| /,
    " It can go to another warehouse. Where its address is wrong, change it: then Waybill sends it again. | ",
  ],

  // One and many, and enumerations.
  [/\bShipped 1 units\b/, "Shipped 1 unit"],
  [/^1 rows came without what they belong to, and were left out\.$/, "1 row came without what it belongs to, and was left out."],
  [/^Waybill \| Chose (.+) and (.+) and (.+)\.$/, "Waybill | Chose $1, $2 and $3."],

  [/(^|\| )([^|]+) holds (\S+): the warehouse cancelled the shipment\.$/, "$1$2 cancelled the shipment of $3."],
  [
    /^Unroutable nothing to ship \| Waybill couldn't go on by itself\. \| /,
    "Nothing on the order is left to ship | Waybill looked for units that still have to be shipped and found none. | ",
  ],
  [/^Unroutable nothing to ship \| /, "Nothing on the order is left to ship | "],

  // What waits for a warehouse that lets nobody in goes elsewhere since, where it can.
  [
    / until its credentials are renewed; its orders wait\./,
    " until its credentials are renewed. What another warehouse can ship goes there.",
  ],
  [
    / Parcels for it wait; they go on when you renew its credentials\./,
    " Parcels that another warehouse can ship go there; the others go on when you renew its credentials.",
  ],

  [
    / It is kept\. Compare the order or product with Shopify, then dismiss this\.$/,
    " It is kept. Apply it again: where it says nothing, Waybill reads from Shopify what it was about.",
  ],

  // In the reader's time zone, and as they write a date.
  [
    / of (\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC couldn't be applied\./,
    (_, date, time) => ` of ${new Date(`${date}T00:00Z`).toLocaleDateString("en-GB", DATE)}, ${time} couldn't be applied.`,
  ],
];

const DATE = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

/** Words of release 0.1, with what is said better since. */
export function reworded<Said>(said: Said): Said {
  if (typeof said === "string") return BETTER.reduce(better, said) as Said;
  if (Array.isArray(said)) return said.map((one: unknown) => reworded(one)) as Said;
  if (typeof said !== "object" || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, reworded<unknown>(value)])) as Said;
}

function better(text: string, [was, is]: (typeof BETTER)[number]): string {
  return typeof is === "string" ? text.replace(was, is) : text.replace(was, is);
}
