import { addressFor } from "#app/messaging/consent/address.ts";
import { isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import { keepConsent, readConsent } from "#app/messaging/consent/keep-consent.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** By whose word it stands that somebody agreed to be called: Shopify keeps no consent to calls. */
const BY_MERCHANT = "merchant";

/**
 * Writes down, on a merchant's word, that whoever left a cart agreed to be called at its number. `said-no`: they asked for no calls, or are to be left alone; only
 * they themselves take that back. The proof says who wrote it down.
 */
export async function noteCallConsent(
  db: ShopDb,
  shop: Shop,
  abandonmentId: string,
  by: Actor,
): Promise<"noted" | "no-number" | "said-no"> {
  const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
  const address = addressFor("call", cart?.phone ?? "");
  if (!cart || !address) return "no-number";
  const about = { channel: "call", addressKey: address.key } as const;
  const said = await readConsent(db, shop, about);
  const rows = await db.suppression.findMany({ where: { shopId: shop.id, addressKey: address.key } });
  const suppressions = rows.map(({ reason, at }) => ({ reason: SuppressionReason.parse(reason), at: at.getTime() }));
  const wanted = isWanted({ purpose: "marketing", channel: "call" }, said, suppressions);
  if (wanted.outcome === "wanted") return "noted";
  if (wanted.why === "suppressed" || said?.state === "unsubscribed") return "said-no";
  const word = { state: "subscribed", basis: "explicit", source: BY_MERCHANT, proof: { abandonmentId, by } } as const;
  await keepConsent(db, shop, { ...about, ...word, customerId: cart.customerId, at: nowDate() });
  return "noted";
}
