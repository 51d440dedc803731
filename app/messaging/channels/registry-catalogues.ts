import type { AnyCatalogue } from "#app/platform/messages/catalogue.ts";
import { smtpWords } from "./smtp/messages.ts";
import { twilioWords } from "./twilio/messages.ts";
import { whatsAppWords } from "./whatsapp/messages.ts";

/** What the house's own providers of messages say of themselves and their answers, for whatever shows messages: also in the browser. */
export const messagingCatalogues: readonly AnyCatalogue[] = [smtpWords, twilioWords, whatsAppWords];
