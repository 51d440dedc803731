import { US_NUMBER } from "#app/messaging/channels/can-reach.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** What an address is found by (messaging/consent/address.ts), of one that stands in a column. */
export function addressKeySql(kind: "mail" | "phone", column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(rtrim(encode(sha256(convert_to(${`${kind}:`} || ${column}, 'UTF8')), 'base64'), '='), '+/', '-_')`;
}

/** Whether marketing is wanted at an address by a channel: the last that was said of it there, and nothing said since that takes it back (`isWanted`). */
export function wantsMarketingSql(shopId: number, channel: Prisma.Sql, key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1
      FROM (SELECT m."state", m."basis", m."at" FROM "marketing_consent" m
             WHERE m."shopId" = ${shopId} AND m."channel" = ${channel} AND m."addressKey" = ${key}
             ORDER BY m."at" DESC, m."state" LIMIT 1) said
     WHERE said."state" = 'subscribed' AND (said."basis" = 'explicit' OR said."basis" = 'soft_opt_in' AND ${channel} = 'email')
       AND NOT EXISTS (
         SELECT 1 FROM "suppression" s
          WHERE s."shopId" = ${shopId} AND s."addressKey" = ${key}
            AND (s."reason" IN ('bounced', 'complained') OR s."at" >= said."at")))`;
}

/**
 * By what the buyer of a cart may be written to with marketing, as a list of channels: they have an address there, want it there, and the channel takes
 * marketing to it at all (`canReach`). `cart` is the alias of its table.
 */
export function reachSql(shopId: number, cart: string): Prisma.Sql {
  const number = Prisma.raw(`${cart}."phone"`);
  const mail = addressKeySql("mail", Prisma.raw(`${cart}."email"`));
  const phone = addressKeySql("phone", number);
  return Prisma.sql`ARRAY(
    SELECT way."channel"
      FROM (VALUES (1, 'email', ${mail}), (2, 'sms', ${phone}), (3, 'whatsapp', ${phone}), (4, 'call', ${phone})) AS way("nth", "channel", "key")
     WHERE ${wantsMarketingSql(shopId, Prisma.sql`way."channel"`, Prisma.sql`way."key"`)}
       AND NOT (way."channel" = 'whatsapp' AND ${number} ~ ${US_NUMBER})
     ORDER BY way."nth")`;
}
