import { catalogue } from "#app/platform/messages/catalogue.ts";
import { de } from "./messages.de.ts";
import { es } from "./messages.es.ts";
import { fr } from "./messages.fr.ts";
import { it } from "./messages.it.ts";

/** What sending messages says: of channels that can't be used, of messages that did not arrive, and to people who unsubscribe. */
export const messaging = catalogue(
  "messaging",
  {
    // Of a channel's connection.
    unreachable: "{{provider, message}} can't be reached: {{why, message}}.",
    "not-let-in": "{{provider, message}} doesn't accept the user name and password: {{why, message}}",
    "calls-not-believed":
      "{{provider, message}} calls, and its signature doesn't fit the secret that you entered: what people answer (STOP, too) and what became of messages isn't heard. Enter the right secret.",
    // Of one message.
    "not-sent": "{{provider, message}} didn't take the message: {{why}} It is tried again.",
    refused: "{{provider, message}} refused the message: {{why}}",
    "came-back": "The message came back: {{why}}",
    unknown:
      "Whether this message was sent is unknown: {{provider, message}} gave no answer, and can't be asked. It is not sent a second time.",
    "cut-off":
      "Whether this message was sent is unknown: Waybill was interrupted while sending it, and {{provider, message}} can't be asked. It is not sent a second time.",
    "no-news":
      "Whether this message was sent is unknown: {{provider, message}} gave no answer, and told nothing of it for {{minutes}} minutes. It is not sent a second time.",
    "waits-at-provider":
      "{{provider, message}} holds this message back for now and looks at its template. It is sent, or told to have failed.",
    "channel-email": "The mail server",
    "channel-sms": "The provider of text messages",
    "channel-whatsapp": "WhatsApp",
    "channel-call": "The telephone",
    // At the end of a text message that advertises.
    "way-out": "Reply STOP to end",
    // To people who unsubscribe.
    unsubscribe: "Unsubscribe",
    sure: "Do you want no more offers from {{shop}} at this address?",
    unsubscribed: "You get no more offers from {{shop}} at this address.",
    "no-link": "This link is no longer good. Answer the message that it came with, and ask to be left alone.",
  },
  { de, es, fr, it },
);
