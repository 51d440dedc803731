import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the WhatsApp channel says: of itself, of its form, and of what stands in its way. */
export const whatsAppWords = catalogue("messaging-whatsapp", {
  label: "WhatsApp",
  about:
    "WhatsApp by Meta's Cloud API. You need a WhatsApp Business account with a number, and an app at Meta with a permanent access token.",
  "access-token": "Access token",
  "access-token-help": "Of a system user with the permissions whatsapp_business_messaging and whatsapp_business_management, without an end",
  "no-access-token": "Enter the access token",
  "phone-number-id": "Phone number ID",
  "phone-number-id-help": "In your app at Meta, under WhatsApp, API setup. It is not the number itself",
  "no-phone-number-id": "Enter the phone number ID: digits alone",
  "waba-id": "WhatsApp Business account ID",
  "waba-id-help": "Beside the phone number ID",
  "no-waba-id": "Enter the WhatsApp Business account ID: digits alone",
  "app-secret": "App secret",
  "app-secret-help": "In your app at Meta, under App settings, Basic. What WhatsApp tells is checked with it",
  "no-app-secret": "Enter the app secret",
  "not-let-in": "Meta doesn't accept the access token. Make a new one for the system user, and connect again.",
  "no-number":
    "The access token doesn't reach the phone number {{id}}. Check the phone number ID, and that the system user may use this account.",
  "no-account": "The access token doesn't reach the WhatsApp Business account {{id}}. Check its ID, and that the system user may use it.",
  "still-subscribed":
    "Meta could not be told that nobody listens here any more: {{why, message}} It goes on telling Waybill of this account's messages, and Waybill turns that away. To end it, take the app off the WhatsApp Business account in Meta's business settings.",
  spam: "WhatsApp is paused: too many people blocked or reported this number (error {{code}}). See its quality in WhatsApp Manager, and write to fewer people before you let the channel go on.",
  policy:
    "WhatsApp is paused: Meta has restricted or locked the account (error {{code}}). See why in WhatsApp Manager under Account quality.",
  payment:
    "WhatsApp is paused: Meta can't charge you (error {{code}}). Put the payment method of the WhatsApp Business account right: https://business.facebook.com/billing_hub/",
  unregistered: "WhatsApp is paused: the number is not registered for the Cloud API (error {{code}}). Register it in WhatsApp Manager.",
});
