import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What is found in a mail's template. */
export const mailChecks = catalogue("messaging-templates", {
  // It can't be sent so.
  mjml: "The template has a mistake: {{detail}}",
  "lost-tag": "{{detail}} would get lost, as it stands between blocks. Put it into a block for code.",
  liquid: "A placeholder can't be filled in: {{detail}}",
  "too-large": "The template, or the mail that it makes, is too large.",
  "takes-too-long": "Filling in the template takes too long. Look for a loop that doesn't end.",
  "no-subject": "The mail has no subject.",
  "no-text": "The mail has no words, only pictures: people who see no pictures get an empty mail, and it looks like spam.",
  script: "{{tag}} doesn't work in mail. Mailboxes take it out, or the whole mail for an attack.",
  "link-nowhere": "A link leads nowhere: {{address}}",
  "link-unsafe": "A link does something else than open a page: {{address}}",
  // It arrives, and not as it was meant.
  unknown: "Nobody knows what {{name}} is: it stays blank.",
  clipped: "Gmail shows only the beginning: the mail has {{kilobytes, number}} kB, and Gmail cuts at {{most, number}} kB.",
  "no-unsubscribe": "There is no link to unsubscribe in the mail. Waybill adds one at its end.",
  "link-not-https": "A link or picture is not encrypted (http://): {{address}}",
  // Programs that mail is read in, as caniemail.com calls them.
  "apple-mail-ios": "Mail on iPhone",
  "apple-mail-macos": "Mail on Mac",
  "gmail-desktop-webmail": "Gmail",
  "gmail-ios": "Gmail on iPhone",
  "gmail-android": "Gmail on Android",
  "outlook-windows": "Outlook for Windows",
  "outlook-outlook-com": "Outlook.com",
  "outlook-ios": "Outlook on iPhone",
  "yahoo-desktop-webmail": "Yahoo Mail",
  "samsung-email-android": "Samsung Email",
  "not-everywhere": "{{feature}} doesn't work in {{programs, list}}.",
});
