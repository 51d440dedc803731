import { frame } from "./messages.ts";

/** Waybill's pages in the admin's menu. Short nouns, at most seven beside Home, which the app's own name opens. */
export const MENU = [
  { label: frame.message("home"), url: "/app" },
  { label: frame.message("orders"), url: "/app/orders" },
  { label: frame.message("warehouses"), url: "/app/warehouses" },
  { label: frame.message("packing-station"), url: "/app/packing" },
  { label: frame.message("offers"), url: "/app/offers" },
  { label: frame.message("recovery"), url: "/app/recovery" },
  { label: frame.message("exceptions"), url: "/app/exceptions" },
  { label: frame.message("settings"), url: "/app/settings" },
] as const;
