import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What counting and moving stock answers. */
export const stock = catalogue("stock", {
  "quotes-wrong": "The quotation marks of this row don't match.",
  "too-many-rows_one": "Use {{count}} row at most.",
  "too-many-rows_other": "Use {{count}} rows at most.",
  "no-sku": "The SKU is missing.",
  "sku-too-long_one": "The SKU is longer than {{count}} character.",
  "sku-too-long_other": "The SKU is longer than {{count}} characters.",
  "not-a-count": '"{{typed}}" isn\'t a count of {{sku}}: write a whole number, 0 or more.',
  "counted-twice": "{{sku}} is counted in {{rows, list}} too, so none of them was taken. Keep one row, or give each row a bin of its own.",
  row: "row {{row, number}}",
  "added-up": "{{sku}} lies in {{bins, list}}: {{units, number}} in all. The first bin is kept.",
  "not-sold": "The shop sells nothing with the SKU {{sku}}.",
  "not-counted-here": "This warehouse counts its own stock: Waybill only reads it.",
  "not-said-whether-set": "Shopify did not say whether it set the stock.",
  "not-moved_one": "Shopify didn't let {{count}} item be moved ({{why, message}}). It stays where it was.",
  "not-moved_other": "Shopify didn't let {{count}} items be moved ({{why, message}}). They stay where they were.",
});
