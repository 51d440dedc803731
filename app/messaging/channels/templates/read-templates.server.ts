import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Channel } from "../../channel.ts";
import { ChannelFault } from "../channel-fault.ts";
import { credentialsOf, noteChannelFault } from "../connect-channel.server.ts";
import { findChannelProvider } from "../registry.server.ts";
import { keepTemplates } from "./keep-templates.server.ts";

/**
 * Reads the templates of every connected channel whose provider has some to approve. What is told between two readings is kept as it comes: the provider is asked for it
 * again each time, since somebody else who has the same account (another shop of the merchant's) may have had it stop.
 */
export async function readTemplates(shop: Shop): Promise<void> {
  const rows = await inShop(shop, (db) => db.messageChannel.findMany({ where: { shopId: shop.id, state: { not: "refused" } } }));
  for (const row of rows) {
    const channel = Channel.parse(row.channel);
    const provider = findChannelProvider(row.kind);
    if (!provider?.templates) continue;
    try {
      const credentials = credentialsOf(shop, row);
      const listed = await provider.templates(credentials);
      await provider.welcome?.(credentials);
      await inShop(shop, (db) => keepTemplates(db, shop, channel, listed));
    } catch (fault) {
      if (!(fault instanceof ChannelFault)) throw fault;
      await noteChannelFault(shop, channel, fault);
    }
  }
}
