import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isShipped } from "#app/parcels/parcel-stage.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { fulfillment } from "../messages.ts";

type Key = keyof typeof fulfillment.texts;

/** What is said of a parcel that its warehouse is to be asked to stop, and what instead, of the same facts, once all of it has left. */
export const ONCE_LEFT = {
  "unwanted-too-late": "unwanted-left",
  "payment-over-too-late": "payment-over-left",
  "held-too-late": "held-left",
  "address-too-late": "address-left",
  "gift-message-too-late": "gift-message-left",
  "service-too-late": "service-left",
  "too-late": "called-off-left",
  "cancellation-unanswered": "called-off-left",
} as const satisfies Partial<Record<Key, Key>>;

/** The message of an exception about a parcel that has left, as it is true from then on. What isn't about stopping it stays as it is. */
export function onceLeft(message: Message): Message {
  const key = message.code.replace(`${fulfillment.name}:`, "");
  return Object.hasOwn(ONCE_LEFT, key) ? { ...message, code: `${fulfillment.name}:${ONCE_LEFT[key as keyof typeof ONCE_LEFT]}` } : message;
}

/** What an exception says now of the parcel that it is about, if it is about one. One that was told to have left, and never did, is still to be stopped. */
export function saidOfParcel(message: Message, parcel: { stage: ParcelStage; isUndone: boolean } | null | undefined): Message {
  return parcel && isShipped(parcel) && !parcel.isUndone ? onceLeft(message) : message;
}
