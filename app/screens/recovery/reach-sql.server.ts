import { Prisma } from "#generated/prisma/client.ts";

/** What an address is found by (messaging/consent/address.ts), of one that stands in a column. */
export function addressKeySql(kind: "mail" | "phone", column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(rtrim(encode(sha256(convert_to(${`${kind}:`} || ${column}, 'UTF8')), 'base64'), '='), '+/', '-_')`;
}

/**
 * By what the buyer of a cart may be written to with marketing, as a list of channels: they have an address there, the last that they said of it is that
 * they want it, on a basis that holds for it, and nothing said since takes it back (`isWanted`). `cart` is the alias of its table.
 */
export function reachSql(shopId: number, cart: string): Prisma.Sql {
  const mail = addressKeySql("mail", Prisma.raw(`${cart}."email"`));
  const phone = addressKeySql("phone", Prisma.raw(`${cart}."phone"`));
  return Prisma.sql`ARRAY(
    SELECT way."channel"
      FROM (VALUES (1, 'email', ${mail}), (2, 'sms', ${phone}), (3, 'whatsapp', ${phone}), (4, 'call', ${phone})) AS way("nth", "channel", "key")
      JOIN LATERAL (
        SELECT m."state", m."basis", m."at" FROM "marketing_consent" m
         WHERE m."shopId" = ${shopId} AND m."channel" = way."channel" AND m."addressKey" = way."key"
         ORDER BY m."at" DESC, m."state" LIMIT 1) said
        ON said."state" = 'subscribed' AND (said."basis" = 'explicit' OR said."basis" = 'soft_opt_in' AND way."channel" = 'email')
     WHERE NOT EXISTS (
       SELECT 1 FROM "suppression" s
        WHERE s."shopId" = ${shopId} AND s."addressKey" = way."key"
          AND (s."reason" IN ('bounced', 'complained') OR s."at" >= said."at"))
     ORDER BY way."nth")`;
}
