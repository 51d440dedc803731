import { catalogue } from "#app/platform/messages/catalogue.ts";

export const orders = catalogue("screens-orders", {
  "no-orders": "No orders yet",
  "no-orders-why":
    "Every order of your shop appears here, with the warehouse that ships it and why. Orders come in by themselves as soon as they are placed.",
  "not-all-done": "Not done with every order",

  "view-all": "All",
  "view-late": "Late",
  "view-split": "Split",
  search: "Search order, customer, product, SKU or tracking number",
  placed: "Placed",
  "placed-today": "Today",
  "placed-days_one": "Last {{count}} day",
  "placed-days_other": "Last {{count}} days",

  "nothing-found": "No order, customer, product, SKU or tracking number like that. Check the spelling or clear the filters.",
  "nothing-late": "Nothing is late.",
  "nothing-held": "No order is held.",
  "nothing-split": "No order is split.",
  "nothing-here": "No orders here.",

  order: "Order",
  date: "Date",
  customer: "Customer",
  items: "Items",
  warehouse: "Warehouse",
  stage: "Stage",
  promise: "Promise",
  cost: "Cost",
  "one-order": "order",
  "many-orders": "orders",
  "no-customer": "No customer",
  pages: "Pages of orders",
  "newest-first": "Newest first",
  "oldest-first": "Oldest first",
  "leaving-first": "Leaving first",
  "more-than": "{{counted, number}}+",
  "as-of": "As of {{moment}}",
  "show-news": "Show what's new",
});
