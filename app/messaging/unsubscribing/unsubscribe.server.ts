import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { findShop } from "#app/platform/find-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Channel } from "../channel.ts";
import { consentChanged } from "../consent/consent-events.ts";
import { keepConsent, suppress } from "../consent/keep-consent.server.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.server.ts";

/** Whose marketing an address ends. */
export type UnsubscribeLink = { outcome: "good"; shop: Shop; deliveryId: string } | { outcome: "forged" } | { outcome: "old" };

export async function readUnsubscribeLink(token: string): Promise<UnsubscribeLink> {
  const read = readUnsubscribeToken(token);
  if (read.outcome !== "good") return read;
  const shop = await findShop(read.shopId);
  const isKnown = shop && (await inShop(shop, (db) => db.messageDelivery.count({ where: { shopId: shop.id, id: read.deliveryId } }))) > 0;
  return isKnown ? { outcome: "good", shop, deliveryId: read.deliveryId } : { outcome: "old" };
}

/** How they said so: by the mailbox's own button, on our page, by a complaint, or by a report that their mailbox sent for them. */
export type HowUnsubscribed = "one-click" | "page" | "complaint" | "mailbox";

/**
 * Ends all marketing to the address that a delivery went to, on every channel that reaches it, and calls off what is planned for it. Kept with
 * how they said so, and told to whoever hears it. Twice equals once. False where the delivery is no longer known.
 */
export function unsubscribe(shop: Shop, deliveryId: string, how: HowUnsubscribed): Promise<boolean> {
  return inShop(shop, (db) => unsubscribeIn(db, shop, deliveryId, how));
}

/** The same in a transaction that does more. */
export async function unsubscribeIn(db: ShopDb, shop: Shop, deliveryId: string, how: HowUnsubscribed): Promise<boolean> {
  const delivery = await db.messageDelivery.findUnique({ where: { shopId_id: { shopId: shop.id, id: deliveryId } } });
  if (!delivery) return false;
  const { addressKey, customerId } = delivery;
  const channel = Channel.parse(delivery.channel);
  const at = nowDate();
  await suppress(db, shop, { addressKey, reason: "unsubscribed", source: how, at });
  const said = { state: "unsubscribed", basis: "explicit" } as const;
  await keepConsent(db, shop, { ...said, channel, addressKey, customerId, source: how, at, proof: { deliveryId } });
  await db.messageDelivery.updateMany({
    where: { shopId: shop.id, addressKey, purpose: "marketing", stage: "planned" },
    data: { stage: "suppressed", reason: "suppressed", stageAt: at },
  });
  await publish(db, shop, consentChanged, { channel, addressKey, customerId, state: said.state });
  return true;
}
