import type { Message } from "#app/platform/messages/message.ts";
import type { AbandonmentState } from "#generated/prisma/enums.ts";
import { checkoutBlock } from "./messages.ts";

/** Why nobody is given a link back to a cart; null where one can be made. */
export function whyNoLink(state: AbandonmentState, isHeldOut: boolean): Message | null {
  if (state === "completed") return checkoutBlock.message("no-link-bought");
  if (state === "gone") return checkoutBlock.message("no-link-gone");
  return isHeldOut ? checkoutBlock.message("no-link-held-out") : null;
}
