import { defineChannel } from "../channel-provider.ts";
import { checkTwilioSender } from "./check-sender.server.ts";
import { isSignedByTwilio } from "./is-signed.ts";
import { twilioWords } from "./messages.ts";
import { openTwilio, TextContent } from "./open-twilio.server.ts";
import { aboutTwilioCall, readTwilioCall } from "./read-call.ts";
import { TwilioCredentials } from "./twilio-credentials.ts";

/**
 * Text messages by Twilio, or by whoever has its interface. It has no key by which a second try is known, so that a text whose answer was lost is
 * looked for in its list and waited for by its statuses, and is never sent twice.
 */
export const twilio = defineChannel({
  kind: "twilio",
  channel: "sms",
  label: twilioWords.message("label"),
  about: twilioWords.message("about"),
  credentials: TwilioCredentials,
  fields: {
    accountSid: { kind: "text", label: twilioWords.message("account-sid"), help: twilioWords.message("account-sid-help") },
    authToken: { kind: "secret", label: twilioWords.message("auth-token"), help: twilioWords.message("auth-token-help") },
    from: { kind: "text", label: twilioWords.message("from"), help: twilioWords.message("from-help") },
    messagingServiceSid: {
      kind: "text",
      label: twilioWords.message("messaging-service-sid"),
      help: twilioWords.message("messaging-service-sid-help"),
    },
    baseUrl: { kind: "text", label: twilioWords.message("base-url"), help: twilioWords.message("base-url-help") },
    sharedKeySecret: { kind: "secret", label: twilioWords.message("shared-key"), help: twilioWords.message("shared-key-help") },
  },
  content: TextContent,
  open: openTwilio,
  check: checkTwilioSender,
  calls: {
    newsWithinSeconds: 600,
    isTrue: isSignedByTwilio,
    about: aboutTwilioCall,
    read: readTwilioCall,
    // An answer in TwiML, with nothing to do: Twilio answers STOP, START and HELP itself.
    answer: { type: "text/xml", body: "<Response/>" },
  },
});
