import { newId } from "#app/platform/ids.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { type ConsentRecord, ConsentBasis, ConsentState, type SuppressionReason } from "./consent.ts";

/** The source of what Shopify told us: there is no need to tell it back. */
export const FROM_SHOPIFY = "shopify";

type Said = Omit<ConsentRecord, "at"> & { channel: Channel; addressKey: string; customerId: bigint | null; at: Date; proof: Json };

/** Keeps what somebody said about marketing by a channel, and when. Heard twice it is kept once; heard late, what they said later still holds. */
export async function keepConsent(db: ShopDb, shop: Pick<Shop, "id">, said: Said): Promise<void> {
  const { channel, addressKey, customerId, state, basis, source, at, proof } = said;
  await db.$executeRaw`
    INSERT INTO "marketing_consent" ("shopId", "id", "channel", "addressKey", "customerId", "state", "basis", "source", "at", "proof", "toldAt")
    VALUES (${shop.id}, ${newId()}::uuid, ${channel}, ${addressKey}, ${customerId}, ${state}::"ConsentState", ${basis}::"ConsentBasis",
            ${source}, ${at}, ${JSON.stringify(proof)}::jsonb, ${source === FROM_SHOPIFY ? at : null})
    ON CONFLICT ("shopId", "channel", "addressKey", "at", "state") DO NOTHING`;
}

/** What holds of all that somebody said about a channel: as `latestConsent` says it. */
export async function readConsent(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  about: { channel: Channel; addressKey: string },
): Promise<ConsentRecord | undefined> {
  const { channel, addressKey } = about;
  const [row] = await db.$queryRaw<{ state: string; basis: string; source: string; at: Date }[]>`
    SELECT "state"::text, "basis"::text, "source", "at" FROM "marketing_consent"
     WHERE "shopId" = ${shop.id} AND "channel" = ${channel} AND "addressKey" = ${addressKey}
     ORDER BY "at" DESC, "marketing_consent"."state" LIMIT 1`;
  if (!row) return undefined;
  return { state: ConsentState.parse(row.state), basis: ConsentBasis.parse(row.basis), source: row.source, at: row.at.getTime() };
}

type Suppressed = { addressKey: string; reason: SuppressionReason; source: string; at: Date };

/**
 * Puts an address on the list of those who are left alone, on every channel that reaches it: of a reason the latest moment counts. What is
 * planned for it and not begun is held back when it is its turn (`claimDelivery`), and not before.
 */
export async function suppress(db: ShopDb, shop: Pick<Shop, "id">, { addressKey, reason, source, at }: Suppressed): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "suppression" ("shopId", "addressKey", "reason", "at", "source") VALUES (${shop.id}, ${addressKey}, ${reason}, ${at}, ${source})
    ON CONFLICT ("shopId", "addressKey", "reason") DO UPDATE SET "at" = excluded."at", "source" = excluded."source"
      WHERE "suppression"."at" < excluded."at"`;
}
