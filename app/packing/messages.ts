import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the built-in warehouse's packing says: on an order's timeline, to who packs, and on the packing slip. */
export const packing = catalogue("packing", {
  picked: "Picked.",
  packed: "Packed and checked.",

  "not-waiting": "This parcel isn't waiting to be packed.",
  "wrong-item": "{{scanned}} doesn't belong in this parcel. Put it back and scan again.",
  enough: "All units of {{sku}} are in the parcel already.",
  "no-such-parcel": "There is no such parcel.",
  "nothing-scanned": "Scan or type a SKU or barcode.",
  "choose-parcels": "Choose between 1 and 200 parcels.",
  "not-here": "This parcel isn't at the built-in warehouse.",
  "not-packed": "Pack every item first: some are not checked off yet.",
  "no-carrier": "Name the carrier.",
  "not-a-link": "The tracking link must begin with https://",

  slip: "Packing slip",
  "slip-of": "Packing slip {{order}}",
  from: "From",
  "ship-to": "Ship to",
  quantity: "Qty",
  sku: "SKU",
  item: "Item",
  items_one: "{{count}} item",
  items_other: "{{count}} items",
  lines_one: "{{count}} line",
  lines_other: "{{count}} lines",
  "items-in-lines": "{{items, message}} in {{lines, message}}",
  note: "Note",
  page: "Page {{page, number}} of {{pages, number}}",
});
