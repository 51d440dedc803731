import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What stands around every screen: the admin's menu, pages that cannot be shown, and the pages outside the admin. */
export const frame = catalogue("screens-frame", {
  waybill: "Waybill",
  home: "Home",
  orders: "Orders",
  warehouses: "Warehouses",
  "packing-station": "Built-in warehouse",
  exceptions: "Exceptions",
  settings: "Settings",

  "not-found": "Not found",
  "no-such-page": "There is nothing at this address",
  "no-such-order": "There is no such order",
  "no-such-parcel": "There is no such parcel",
  "no-such-warehouse": "There is no such warehouse",
  "removed-or-incomplete": "It may have been removed, or the link is incomplete.",
  "go-home": "Go to Home",
  "go-to-orders": "Go to Orders",
  "go-to-warehouses": "Go to Warehouses",
  "go-to-packing-station": "Go to Built-in warehouse",

  "not-shown": "This page couldn't be shown",
  "our-fault": "Something went wrong on our side",
  "nothing-lost": "Nothing you saved is lost, and orders go on being routed. Try again in a moment.",
  "try-again": "Try again",
  "page-missing": "There is no such page",
  "open-again": "Open Waybill again from Apps in your Shopify admin.",
  "reload-or-open-again": "Reload it. If it happens again, open Waybill again from Apps in your Shopify admin: nothing you saved is lost.",

  "what-it-is": "Waybill routes every order of your Shopify shop to the right warehouse, ships it once and watches it arrive.",
  "how-to-open": "How to open it",
  "sign-in-to-admin": "Sign in to your Shopify admin.",
  "choose-apps": "Choose Apps in the menu, then Waybill.",
  "works-inside-admin": "Waybill works inside the admin; there is nothing to sign in to here.",
  "unknown-step": "Waybill doesn't know this step of signing in.",
  "open-from-admin": "Open Waybill from your Shopify admin",
  "which-shop": "This page doesn't know which shop you mean. In your Shopify admin choose Apps, then Waybill.",
});
