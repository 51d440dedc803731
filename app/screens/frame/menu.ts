/** Waybill's pages in the admin's menu. Short nouns, at most seven. */
export const MENU = [
  { label: "Home", url: "/app" },
  { label: "Orders", url: "/app/orders" },
  { label: "Warehouses", url: "/app/warehouses" },
  { label: "Built-in warehouse", url: "/app/packing" },
  { label: "Exceptions", url: "/app/exceptions" },
  { label: "Settings", url: "/app/settings" },
] as const;
