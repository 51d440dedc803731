import { type Channel, CHANNELS } from "#app/messaging/channel.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { type ConsentBasis, type ConsentState, isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import { readConsent } from "#app/messaging/consent/keep-consent.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What somebody said of marketing by a channel, and whether they may be written to by it. */
export type ChannelConsent = {
  channel: Channel;
  /** They have none there: nothing can be said of the channel. */
  hasAddress: boolean;
  said: { state: ConsentState; basis: ConsentBasis; source: string; at: string } | null;
  /** Why they are left alone whatever they said. */
  leftAlone: { reason: SuppressionReason; at: string } | null;
  isWanted: boolean;
};

type Addresses = { email: string | null; phone: string | null };

/** The consents of whoever left a cart, channel by channel. */
export async function readChannelConsents(db: ShopDb, shop: Shop, { email, phone }: Addresses): Promise<ChannelConsent[]> {
  const consents: ChannelConsent[] = [];
  for (const channel of CHANNELS) {
    const typed = channel === "email" ? email : phone;
    const address = typed === null ? undefined : addressFor(channel, typed);
    if (!address) {
      consents.push({ channel, hasAddress: false, said: null, leftAlone: null, isWanted: false });
      continue;
    }
    const consent = await readConsent(db, shop, { channel, addressKey: address.key });
    const suppressions = (
      await db.suppression.findMany({ where: { shopId: shop.id, addressKey: address.key }, orderBy: { at: "desc" } })
    ).flatMap(({ reason, at }) => {
      const known = SuppressionReason.safeParse(reason);
      return known.success ? [{ reason: known.data, at: at.getTime() }] : [];
    });
    const wanted = isWanted({ purpose: "marketing", channel }, consent, suppressions);
    const [last] = wanted.outcome === "unwanted" && wanted.why === "suppressed" ? suppressions : [];
    consents.push({
      channel,
      hasAddress: true,
      said: consent ? { ...consent, at: new Date(consent.at).toISOString() } : null,
      leftAlone: last ? { reason: last.reason, at: new Date(last.at).toISOString() } : null,
      isWanted: wanted.outcome === "wanted",
    });
  }
  return consents;
}
