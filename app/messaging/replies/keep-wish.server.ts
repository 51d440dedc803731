import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { addressFor } from "../consent/address.ts";
import { consentChanged } from "../consent/consent-events.ts";
import type { ConsentState, SuppressionReason } from "../consent/consent.ts";
import { keepConsent, suppress } from "../consent/keep-consent.server.ts";
import { keepWrote, readContact } from "../contacts/keep-contact.server.ts";
import { wishOf, type Wish } from "../texts/reply-words.ts";

type Reply = { from: readonly string[]; text: string; at: Date; id: string; wish?: Wish };

/**
 * Somebody wrote to the shop. For a day they may be written to freely where a channel has such a window. A word that asks for no more messages
 * has them left alone, on every channel that reaches the number; one that asks for them again is a yes on this channel. What the provider took
 * it for goes before our own reading. The answer itself is not kept, but as proof of what they asked for.
 */
export async function hearReply(db: ShopDb, shop: Shop, channel: Channel, { from, text, at, id, wish: told }: Reply): Promise<void> {
  const keys = await keysOf(db, shop, channel, from);
  for (const addressKey of keys) await keepWrote(db, shop, { channel, addressKey }, at);
  const wish = told ?? wishOf(text);
  if (wish === "stop") await keepWish(db, shop, { channel, keys, wants: false, reason: "stop", source: "reply", at, proof: { text, id } });
  if (wish === "start") await keepWish(db, shop, { channel, keys, wants: true, source: "reply", at, proof: { text, id } });
}

type Preference = { from: readonly string[]; wantsMarketing: boolean; at: Date; id: string };

/** Somebody used the channel's own switch: it is about marketing alone, and what orders bring still reaches them. */
export async function hearPreference(
  db: ShopDb,
  shop: Shop,
  channel: Channel,
  { from, wantsMarketing, at, id }: Preference,
): Promise<void> {
  const keys = await keysOf(db, shop, channel, from);
  const about = { channel, keys, source: "preference", at, proof: { id } };
  await keepWish(db, shop, wantsMarketing ? { ...about, wants: true } : { ...about, wants: false, reason: "unsubscribed" });
}

type Kept = { channel: Channel; keys: readonly string[]; source: string; at: Date; proof: Json } & (
  | { wants: true }
  | { wants: false; reason: SuppressionReason }
);

async function keepWish(db: ShopDb, shop: Shop, kept: Kept): Promise<void> {
  const { channel, keys, source, at, proof, wants } = kept;
  const state: ConsentState = wants ? "subscribed" : "unsubscribed";
  const latest = await db.messageDelivery.findFirst({
    where: { shopId: shop.id, addressKey: { in: [...keys] }, customerId: { not: null } },
    orderBy: { plannedAt: "desc" },
    select: { customerId: true },
  });
  const customerId = latest?.customerId ?? null;
  for (const addressKey of keys) {
    if (!kept.wants) await suppress(db, shop, { addressKey, reason: kept.reason, source, at });
    await keepConsent(db, shop, { channel, addressKey, customerId, state, basis: "explicit", source, at, proof });
    await publish(db, shop, consentChanged, { channel, addressKey, customerId, state });
  }
}

/** Every key that the writer is known by on the channel. */
async function keysOf(db: ShopDb, shop: Shop, channel: Channel, from: readonly string[]): Promise<string[]> {
  const own = from.flatMap((address) => addressFor(channel, address)?.key ?? []);
  const known = await Promise.all(own.map(async (addressKey) => (await readContact(db, shop, { channel, addressKey })).keys));
  return [...new Set([...own, ...known.flat()])].toSorted();
}
