import { z } from "zod";
import { type Channel, CHANNELS } from "#app/messaging/channel.ts";
import { canReach } from "#app/messaging/channels/can-reach.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { type ConsentBasis, type ConsentRecord, type ConsentState, isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import { readConsent } from "#app/messaging/consent/keep-consent.server.ts";
import { actorLabel, storedActor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { BY_MERCHANT } from "#app/recovery/calls/note-call-consent.server.ts";

/** What somebody said of marketing by a channel, and whether they may be written to by it. */
export type ChannelConsent = {
  channel: Channel;
  /** They have none there: nothing can be said of the channel. */
  hasAddress: boolean;
  said: { state: ConsentState; basis: ConsentBasis; source: string; at: string; noted: { by: Message; how: string } | null } | null;
  /** Why they are left alone whatever they said. */
  leftAlone: { reason: SuppressionReason; isByMerchant: boolean; at: string } | null;
  isWanted: boolean;
  /** The channel takes marketing to this address at all. */
  isReached: boolean;
};

type Addresses = { email: string | null; phone: string | null };

/** The consents of whoever left a cart, channel by channel. */
export async function readChannelConsents(db: ShopDb, shop: Shop, { email, phone }: Addresses): Promise<ChannelConsent[]> {
  const consents: ChannelConsent[] = [];
  for (const channel of CHANNELS) {
    const typed = channel === "email" ? email : phone;
    const address = typed === null ? undefined : addressFor(channel, typed);
    if (!address) {
      consents.push({ channel, hasAddress: false, said: null, leftAlone: null, isWanted: false, isReached: false });
      continue;
    }
    const consent = await readConsent(db, shop, { channel, addressKey: address.key });
    const noted = consent?.source === BY_MERCHANT ? await readNote(db, shop, { channel, addressKey: address.key }, consent) : null;
    const suppressions = (
      await db.suppression.findMany({ where: { shopId: shop.id, addressKey: address.key }, orderBy: { at: "desc" } })
    ).flatMap(({ reason, source, at }) => {
      const known = SuppressionReason.safeParse(reason);
      return known.success ? [{ reason: known.data, isByMerchant: source === BY_MERCHANT, at: at.getTime() }] : [];
    });
    const wanted = isWanted({ purpose: "marketing", channel }, consent, suppressions);
    const [last] = wanted.outcome === "unwanted" && wanted.why === "suppressed" ? suppressions : [];
    consents.push({
      channel,
      hasAddress: true,
      said: consent ? { ...consent, at: new Date(consent.at).toISOString(), noted } : null,
      leftAlone: last ? { ...last, at: new Date(last.at).toISOString() } : null,
      isWanted: wanted.outcome === "wanted",
      isReached: canReach(channel, "marketing", address.address).reaches,
    });
  }
  return consents;
}

const Proof = z.object({ how: z.string(), by: z.unknown() });

/** What a merchant wrote down of how they agreed, where one did. */
async function readNote(db: ShopDb, shop: Shop, about: { channel: Channel; addressKey: string }, { state, at }: ConsentRecord) {
  const which = { shopId: shop.id, ...about, at: new Date(at), state };
  const row = await db.marketingConsent.findFirst({ where: which, select: { proof: true } });
  const { data } = Proof.safeParse(row?.proof);
  return data ? { by: actorLabel(storedActor(data.by)), how: data.how } : null;
}
