import { addressFor } from "#app/messaging/consent/address.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** All that is kept of what somebody said about a channel, the oldest first. */
export const consentOf = (shop: Shop, channel: Channel, address: string) =>
  inShop(shop, (db) =>
    db.marketingConsent.findMany({
      where: { shopId: shop.id, channel, addressKey: addressFor(channel, address)?.key ?? "" },
      orderBy: { at: "asc" },
    }),
  );
