import { catalogue } from "./catalogue.ts";

/** What every screen may have to say: of forms, and of what is not there. */
export const common = catalogue("platform", {
  verbatim: "{{text}}",
  unknown: "Something that this version of Waybill has no words for ({{code}})",

  redacted: "Redacted.",

  waybill: "Waybill",
  shopify: "Shopify",
  "shopify-flow": "Shopify Flow",
  "staff-member": "A staff member",
  "a-staff-member": "a staff member",

  "check-fields_one": "Check the marked field.",
  "check-fields_other": "Check the {{count}} marked fields.",
  "not-understood": "Waybill didn't understand the form. Reload the page and try again.",
  "body-too-large": "That is more than Waybill takes at once. Send less and try again.",

  required: "Fill this in.",
  "not-valid": "Check this.",
  "not-a-number": "Enter a number.",
  "not-a-whole-number": "Enter a whole number.",
  "not-an-amount": "Enter an amount, such as {{example, money}}.",
  "amount-at-most": "Enter {{most, money}} or less.",
  "not-a-multiple": "Enter a multiple of {{step, number}}.",
  "at-least": "Enter {{minimum, number}} or more.",
  "more-than": "Enter more than {{minimum, number}}.",
  "at-most": "Enter {{maximum, number}} or less.",
  "less-than": "Enter less than {{maximum, number}}.",
  "limits-turned": "The upper limit can't be below the lower one.",
  "too-short_one": "Enter at least {{count}} character.",
  "too-short_other": "Enter at least {{count}} characters.",
  "too-long_one": "Use no more than {{count}} character.",
  "too-long_other": "Use no more than {{count}} characters.",
  "too-few_one": "Choose at least {{count}}.",
  "too-few_other": "Choose at least {{count}}.",
  "too-many_one": "Choose no more than {{count}}.",
  "too-many_other": "Choose no more than {{count}}.",
  "not-an-email": "Enter an email address, such as name@example.com.",
  "not-a-url": "Enter a web address that starts with https://.",
  "not-a-date": "Enter a date.",
  "not-a-choice": "Choose one of the list.",

  "shopify-away": "Shopify didn't answer. Nothing was changed: try again in a minute.",
  "try-again": "That didn't work. Try again in a minute.",
});
