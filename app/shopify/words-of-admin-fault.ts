import type { Message } from "#app/platform/messages/message.ts";
import type { AdminFault } from "./admin-fault.ts";
import { shopify } from "./messages.ts";

/** Why Shopify could not be spoken to, as a merchant may read it. What exactly was asked stands in the log. */
export function wordsOfAdminFault({ code }: AdminFault): Message {
  return shopify.message(code);
}
