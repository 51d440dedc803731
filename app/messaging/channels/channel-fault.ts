import type { Message } from "#app/platform/messages/message.ts";

/** A provider of a channel could not be reached, or did not let us in: nothing was handed over. `words` are for the merchant. */
export class ChannelFault extends Error {
  /** `unauthorized`: the credentials are no longer accepted; somebody has to renew them. */
  readonly code: "unreachable" | "unauthorized";
  readonly words: Message;

  constructor(code: ChannelFault["code"], words: Message, options?: ErrorOptions) {
    super(`${code}: ${words.code}`, options);
    this.name = "ChannelFault";
    this.code = code;
    this.words = words;
  }
}
