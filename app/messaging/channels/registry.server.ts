import type { Channel } from "../channel.ts";
import type { ChannelProvider } from "./channel-provider.ts";
import { smtp } from "./smtp/provider.server.ts";
import { twilio } from "./twilio/provider.server.ts";
import { whatsApp } from "./whatsapp/provider.server.ts";

const providers: ChannelProvider[] = [smtp, twilio, whatsApp];

/** Adds a provider that is not one of the house's own. */
export function registerChannel(provider: ChannelProvider): void {
  if (findChannelProvider(provider.kind)) throw new Error(`There is a provider of messages "${provider.kind}" already.`);
  providers.push(provider);
}

/** Those that a merchant can choose from for a channel. */
export const channelProvidersFor = (channel: Channel): ChannelProvider[] => providers.filter((provider) => provider.channel === channel);

export function findChannelProvider(kind: string): ChannelProvider | undefined {
  return providers.find((provider) => provider.kind === kind);
}

/** The provider of a connected channel. Throws when this release does not know it. */
export function channelProviderOf({ kind }: { kind: string }): ChannelProvider {
  const provider = findChannelProvider(kind);
  if (!provider) throw new Error(`No provider of messages is called "${kind}".`);
  return provider;
}
