import { isSigned, sign } from "#app/platform/crypto/sign.server.ts";

const PURPOSE = "message-id";

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const OURS = new RegExp(`^<?(${UUID})\\.([0-9a-f]{20})@[^<>@\\s]+>?$`, "i");

/** What stands before the `@` of a mail's Message-ID: the delivery's id, signed, so that a report about it can't be made up. */
export const messageIdOf = (deliveryId: string): string => `${deliveryId}.${sign(deliveryId, PURPOSE)}`;

/** The delivery whose Message-ID this is; undefined of another's, and of one that we did not sign. */
export function deliveryOfMessageId(messageId: string): string | undefined {
  const [, id = "", signature = ""] = OURS.exec(messageId.trim()) ?? [];
  const deliveryId = id.toLowerCase();
  return deliveryId !== "" && isSigned(deliveryId, PURPOSE, signature) ? deliveryId : undefined;
}
