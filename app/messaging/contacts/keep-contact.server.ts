import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";

type Where = { channel: Channel; addressKey: string };

/** What a channel knows of a person: every key of theirs, whether nothing reaches them there, and when they wrote last. */
export type Contact = { keys: readonly string[]; unreachableAt: Date | null; wroteAt: Date | null };

/** Reads what is known of whoever has an address, over all the addresses on the channel that are known to be theirs. */
export async function readContact(db: ShopDb, shop: Pick<Shop, "id">, { channel, addressKey }: Where): Promise<Contact> {
  const rows = await db.$queryRaw<{ addressKey: string; phoneKey: string | null; unreachableAt: Date | null; wroteAt: Date | null }[]>`
    SELECT "addressKey", "phoneKey", "unreachableAt", "wroteAt" FROM "channel_contact"
     WHERE "shopId" = ${shop.id} AND "channel" = ${channel} AND "addressKey" = ${addressKey}
    UNION
    SELECT "addressKey", "phoneKey", "unreachableAt", "wroteAt" FROM "channel_contact"
     WHERE "shopId" = ${shop.id} AND "channel" = ${channel}
       AND "phoneKey" = coalesce((SELECT "phoneKey" FROM "channel_contact"
                                   WHERE "shopId" = ${shop.id} AND "channel" = ${channel} AND "addressKey" = ${addressKey}), ${addressKey})`;
  const keys = new Set([addressKey, ...rows.flatMap((row) => [row.addressKey, row.phoneKey ?? row.addressKey])]);
  const wrote = rows.flatMap(({ wroteAt }) => wroteAt?.getTime() ?? []);
  return {
    keys: [...keys],
    unreachableAt: rows.find((row) => row.addressKey === addressKey)?.unreachableAt ?? null,
    wroteAt: wrote.length === 0 ? null : new Date(Math.max(...wrote)),
  };
}

/** They wrote: so something reaches them. Heard late, a later moment stands. */
export async function keepWrote(db: ShopDb, shop: Pick<Shop, "id">, { channel, addressKey }: Where, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "channel_contact" ("shopId", "channel", "addressKey", "wroteAt") VALUES (${shop.id}, ${channel}, ${addressKey}, ${at})
    ON CONFLICT ("shopId", "channel", "addressKey") DO UPDATE
      SET "wroteAt" = greatest("channel_contact"."wroteAt", excluded."wroteAt"), "unreachableAt" = NULL`;
}

/** Nothing reaches them on this channel. */
export async function keepUnreachable(db: ShopDb, shop: Pick<Shop, "id">, { channel, addressKey }: Where, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "channel_contact" ("shopId", "channel", "addressKey", "unreachableAt") VALUES (${shop.id}, ${channel}, ${addressKey}, ${at})
    ON CONFLICT ("shopId", "channel", "addressKey") DO UPDATE SET "unreachableAt" = excluded."unreachableAt"`;
}

/** Two addresses on a channel are one person's: an id that the provider gave them, and their number. */
export async function keepPerson(db: ShopDb, shop: Pick<Shop, "id">, { channel, addressKey }: Where, phoneKey: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "channel_contact" ("shopId", "channel", "addressKey", "phoneKey") VALUES (${shop.id}, ${channel}, ${addressKey}, ${phoneKey})
    ON CONFLICT ("shopId", "channel", "addressKey") DO UPDATE SET "phoneKey" = excluded."phoneKey"
      WHERE "channel_contact"."phoneKey" IS DISTINCT FROM excluded."phoneKey"`;
}

const WINDOW_MS = 24 * 3_600_000;

/** Whether they wrote within the last 24 hours, in which channels that ask for approved texts otherwise take any. */
export function isWindowOpen({ wroteAt }: Pick<Contact, "wroteAt">, now: Date): boolean {
  return wroteAt !== null && now.getTime() - wroteAt.getTime() < WINDOW_MS;
}
