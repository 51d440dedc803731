import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the channel of text messages says: of itself, of its form, and of what stands in its way. */
export const twilioWords = catalogue("messaging-twilio", {
  label: "Twilio",
  about:
    "Text messages by Twilio, or by a provider with the same interface. You need an account, its token, and a number or a messaging service.",
  "account-sid": "Account SID",
  "account-sid-help": "On the first page of Twilio's console. It begins with AC",
  "no-account-sid": "Enter the account SID: AC and 32 characters",
  "auth-token": "Auth token",
  "auth-token-help": "Below the account SID. Text messages are sent, and what Twilio tells is checked, with it",
  "no-auth-token": "Enter the auth token",
  from: "Sender",
  "from-help":
    "A number of yours at Twilio with its country code, or a sender's name where the country allows one. Leave it empty for a messaging service",
  "no-from": "Enter a number with its country code, such as +447700900100, or a name of at most 11 letters and digits",
  "messaging-service-sid": "Messaging service",
  "messaging-service-sid-help": "Its SID, which begins with MG. It then chooses the number",
  "no-messaging-service-sid": "Enter the SID of a messaging service: MG and 32 characters",
  "one-sender": "Fill in the sender or the messaging service, and not both",
  "base-url": "Address",
  "base-url-help": "Only for another provider with Twilio's interface, such as https://example.signalwire.com/api/laml",
  "no-base-url": "Enter an address that begins with https:// and is on the internet",
  "shared-key": "Shared key for webhooks",
  "shared-key-help": "Only if you made a rule for webhooks with a key of its own in Twilio's console",
  "not-public": "{{host}} is not on the internet",
  "not-let-in": "Twilio doesn't accept the account SID and the auth token. Copy both again from the first page of Twilio's console.",
  "no-account": "Twilio knows no account {{sid}}. Copy the account SID again from the first page of Twilio's console.",
  suspended: "Twilio has closed or suspended the account {{sid}}. Open Twilio's console to see why.",
  "not-your-number":
    "The number {{from}} isn't one of this account's. Take one from Phone Numbers → Manage → Active numbers in Twilio's console, with its country code.",
  "takes-no-texts":
    "The number {{from}} of this account takes and sends no text messages, only calls. Take another one, or buy one that can in Twilio's console.",
  "not-your-short-code": "The short code {{from}} isn't one of this account's. Look at Phone Numbers → Short codes in Twilio's console.",
  "not-your-service": "This account has no messaging service {{sid}}. Copy its SID again from Messaging → Services in Twilio's console.",
  unregistered:
    "Text messages are paused: US carriers take none from a number that is not registered (error {{code}}). Register your brand and campaign (A2P 10DLC), or verify your toll-free number, in Twilio's console, then let the channel go on.",
  "wrong-sender":
    "Text messages are paused: Twilio doesn't let this account send from the sender that you entered (error {{code}}). Check the number or the messaging service in Twilio's console, and connect again.",
  "account-suspended": "Text messages are paused: Twilio has suspended the account (error {{code}}). Open Twilio's console to see why.",
});
