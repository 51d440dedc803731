import { addressFor } from "#app/messaging/consent/address.ts";
import { keepConsent } from "#app/messaging/consent/keep-consent.server.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { planDelivery, type PlannedMessage } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

const HOUR = 3_600_000;

/** A mail about a cart, due now, to somebody who lives where it is always day: what is said of it goes first. */
export function aMessage(given: Partial<PlannedMessage> = {}): PlannedMessage {
  return {
    run: newId<string>(),
    step: "first",
    channel: "email",
    purpose: "marketing",
    customerId: null,
    address: `${newId<string>()}@buyer.example`,
    place: { country: "GB", region: null, zone: "Europe/London" },
    content: { subject: "Your cart", html: "<html><body><p>Your mug waits.</p></body></html>", text: "Your mug waits." },
    dueAt: new Date(),
    expiresAt: new Date(Date.now() + 48 * HOUR),
    ...given,
  };
}

/** Plans a message; answers its id. */
export async function planned(shop: Shop, message: PlannedMessage): Promise<string> {
  const outcome = await inShop(shop, (db) => planDelivery(db, shop, message));
  if (outcome.outcome === "refused") throw new Error(`refused: ${outcome.reason}`);
  return outcome.deliveryId;
}

/** They said yes, an hour ago. */
export async function agrees(shop: Shop, address: string, channel: Channel = "email", at = new Date(Date.now() - HOUR)): Promise<void> {
  const key = addressFor(channel, address)?.key ?? "";
  const said = { state: "subscribed", basis: "explicit", source: "shopify", proof: { text: "Send me offers" } } as const;
  await inShop(shop, (db) => keepConsent(db, shop, { ...said, channel, addressKey: key, customerId: null, at }));
}

/** Plans a mail to somebody who agreed to it. */
export async function wantedMail(shop: Shop, given: Partial<PlannedMessage> = {}): Promise<string> {
  const message = aMessage(given);
  await agrees(shop, message.address, message.channel);
  return planned(shop, message);
}

export const deliveryOf = (shop: Shop, id: string) =>
  inShop(shop, (db) => db.messageDelivery.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id } } }));

/** A zone in which it is about this hour. */
export function zoneAt(hour: number): string {
  const off = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${off > 0 ? "-" : "+"}${String(Math.abs(off))}`;
}
