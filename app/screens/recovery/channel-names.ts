import type { Channel } from "#app/messaging/channel.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { recoveryScreen } from "./messages.ts";

/** Channels, as merchants call them. */
export const CHANNEL_NAMES: Record<Channel, Message> = {
  email: recoveryScreen.message("channel-email"),
  sms: recoveryScreen.message("channel-sms"),
  whatsapp: recoveryScreen.message("channel-whatsapp"),
  call: recoveryScreen.message("channel-call"),
};
