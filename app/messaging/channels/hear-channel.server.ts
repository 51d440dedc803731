import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { addressFor } from "../consent/address.ts";
import { keepPerson } from "../contacts/keep-contact.server.ts";
import { hearNews } from "../deliveries/record-answer.server.ts";
import { hearPreference, hearReply } from "../replies/keep-wish.server.ts";
import type { ChannelNews } from "./channel-calls.ts";
import { credentialsOf } from "./connect-channel.server.ts";
import { CHANNEL_SOURCE } from "./receive-channel-call.server.ts";
import { findChannelProvider } from "./registry.server.ts";
import { keepTemplateChange } from "./templates/keep-templates.server.ts";

/** What providers told: where messages are, what people wrote, which templates they approve. Each of it twice equals once. */
export const hearChannel = subscriber({
  name: "messaging.hear-channel",
  hears: [{ source: CHANNEL_SOURCE, topics: ["*"] }],
  async run(shop, { topic, body, entityKey, receivedAt }) {
    const provider = findChannelProvider(topic);
    const row = await inShop(shop, (db) => db.messageChannel.findFirst({ where: { shopId: shop.id, kind: topic } }));
    // By another provider since, or by none: what this one tells is about nothing that we have.
    if (!provider?.calls || !row) return;
    const all = provider.calls.read({ topic, body, about: entityKey, at: receivedAt }, credentialsOf(shop, row));
    for (const news of all) await inShop(shop, (db) => apply(db, shop, provider.channel, news));
  },
});

async function apply(db: ShopDb, shop: Shop, channel: Channel, news: ChannelNews): Promise<void> {
  switch (news.about) {
    case "delivery":
      await hearNews(db, shop, { ...news.which, channel }, news.heard);
      return;
    case "reply":
      return hearReply(db, shop, channel, news);
    case "preference":
      return hearPreference(db, shop, channel, news);
    case "person": {
      const [id, phone] = [addressFor(channel, news.id), addressFor(channel, news.phone)];
      if (id && phone) await keepPerson(db, shop, { channel, addressKey: id.key }, phone.key);
      return;
    }
    case "template":
      return keepTemplateChange(db, shop, channel, news);
  }
}
