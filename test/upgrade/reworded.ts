/**
 * What later releases say better on purpose, of the very same facts: how release 0.1 said it, and how it is said now. Everything else must
 * read as it did.
 */
const BETTER: readonly (readonly [RegExp, string])[] = [
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
];

/** Words of release 0.1, with what is said better since. */
export function reworded<Said>(said: Said): Said {
  if (typeof said === "string") return BETTER.reduce<string>((text, [was, is]) => text.replace(was, is), said) as Said;
  if (Array.isArray(said)) return said.map((one: unknown) => reworded(one)) as Said;
  if (typeof said !== "object" || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, reworded<unknown>(value)])) as Said;
}
