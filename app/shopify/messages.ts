import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What speaking with Shopify says: when it does not answer or refuses, and what copying a shop left out. */
export const shopify = catalogue("shopify", {
  "rows-left-out_one": "{{count}} row came without what it belongs to, and was left out.",
  "rows-left-out_other": "{{count}} rows came without what they belong to, and were left out.",

  away: "Shopify doesn't answer Waybill just now. Nothing is lost: reload this page in a minute.",
  "not-shopifys-token": "Shopify's admin doesn't send such a token. Close this page, and open Waybill in Shopify's admin again.",
  "not-shopifys-address": "This address is not as Shopify's admin makes it. Open Waybill in Shopify's admin again.",
  "did-not-answer": "Shopify did not answer what it did.",

  // Why a shop's things could not be copied.
  "not-exported": "Shopify doesn't give it out: {{why, message}}.",
  "export-ended": "Shopify broke off giving it out ({{status}}).",
  "no-reason": "it gave no reason",
  "bulk-not-allowed": "Shopify doesn't let Waybill export whole lists.",
  "export-stands-still": "Shopify's export hasn't moved for a while.",
  "no-free-export": "Shopify has had no room for another export for a while.",
  "pages-repeat": "Shopify's pages don't come to an end.",
  "file-gone": "Shopify no longer keeps the file.",
  "file-cut-off": "The file from Shopify couldn't be read to its end.",
  "file-corrupt": "The file from Shopify doesn't hold what it should.",
  "our-fault": "Something went wrong in Waybill.",

  // An AdminFault by its code.
  "no-token": "Shopify accepts no token of Waybill's. Open the app in Shopify's admin, then try again.",
  "access-denied": "Shopify doesn't allow Waybill to do this.",
  "invalid-request": "Shopify could make no sense of what Waybill asked.",
  unavailable: "Shopify didn't answer. Try again in a minute.",
  "in-doubt": "Shopify's answer was lost: what was asked may have happened.",
});
