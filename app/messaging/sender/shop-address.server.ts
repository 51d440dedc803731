import { z } from "zod";
import { ShopAddressDocument } from "#admin/shop-address.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { env } from "#app/platform/env.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault } from "#app/shopify/admin-fault.ts";
import { messagingSettings } from "../messaging-settings.server.ts";
import { type SenderKnown, senderLines } from "./sender.ts";

/** Shopify tells of a change; should that be lost, it is known after so long. */
const FRESH_MS = 24 * 3_600_000;

/** Who writes the shop's mails: what is known of it, and the lines that stand in them. */
export type Sender = SenderKnown & { lines: string[] };

export async function readSender(db: ShopDb, shop: Shop): Promise<Sender> {
  const { sender: typed, shopAddress } = await messagingSettings.read(db, shop);
  const known = { typed, fromShopify: shopAddress?.lines ?? null };
  return { ...known, lines: senderLines(known, shop) };
}

/** Copies the address that Shopify shows to the shop's buyers. */
export async function copyShopAddress(shop: Shop): Promise<void> {
  const { shop: told } = await adminClient(shop).run(ShopAddressDocument, {});
  const shopAddress = { lines: [...told.shopAddress.formatted], readAt: nowDate().toISOString() };
  await inShop(shop, (db) => messagingSettings.save(db, shop, { shopAddress }));
}

/** The same where it isn't known yet: nothing waits for it where Shopify can't be asked just now. */
export async function findShopAddress(shop: Shop): Promise<void> {
  const { shopAddress } = await inShop(shop, (db) => messagingSettings.read(db, shop));
  if (shopAddress !== null) return;
  try {
    await copyShopAddress(shop);
  } catch (fault) {
    if (!(fault instanceof AdminFault)) throw fault;
    log.warn({ shopId: shop.id, err: fault }, "the shop's address isn't known yet");
  }
}

const ShopUpdate = z.object({ id: OutsideNumber });

export const copyChangedAddress = subscriber({
  name: "messaging.copy-changed-address",
  hears: [{ source: "shopify", topics: ["shop/update"] }],
  urgent: false,
  run: async (shop, event) => {
    readPayload(event, ShopUpdate);
    await copyShopAddress(shop);
  },
});

/** Of shops that send mail. */
export const copyOldAddress = everyShop({
  name: "messaging.copy-old-address",
  everySeconds: env.RECONCILE_SECONDS,
  async run(shop) {
    const isOld = await inShop(shop, async (db) => {
      if ((await db.messageChannel.count({ where: { shopId: shop.id, channel: "email" } })) === 0) return false;
      const { shopAddress } = await messagingSettings.read(db, shop);
      return shopAddress === null || nowDate().getTime() - Date.parse(shopAddress.readAt) > FRESH_MS;
    });
    if (isOld) await copyShopAddress(shop);
  },
});
