import type { Message } from "#app/platform/messages/message.ts";
import { ChannelFault } from "./channel-fault.ts";
import { findChannelProvider } from "./registry.server.ts";

type Connection = { kind: string; credentials: unknown };

/**
 * Tells a provider that nobody listens for what it tells of an account any more, where it has to be told. `now` is by what the channel goes from then on;
 * null where it is disconnected. Answers what it didn't take, in words that say what the merchant can do; null where all is said.
 */
export async function sayFarewell({ kind, credentials }: Connection, now: Connection | null): Promise<Message | null> {
  try {
    await findChannelProvider(kind)?.farewell?.(credentials, now?.kind === kind ? now.credentials : null);
    return null;
  } catch (fault) {
    if (fault instanceof ChannelFault) return fault.words;
    throw fault;
  }
}
