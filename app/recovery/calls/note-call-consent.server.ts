import type { Abandonment } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import { consentChanged } from "#app/messaging/consent/consent-events.ts";
import { keepConsent, readConsent, suppress } from "#app/messaging/consent/keep-consent.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Json } from "#app/platform/json.ts";
import { plainWords } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";

/** By whose word it stands that somebody agreed to be called, or wants it no more: Shopify keeps no consent to calls. */
export const BY_MERCHANT = "merchant";

/** How long a merchant's word of how somebody agreed may be. */
const MOST_PROOF = 500;

type Noted = { abandonmentId: string; by: Actor };

/**
 * Writes down, on a merchant's word, that whoever left a cart agreed to be called at its number, and how they did. `said-no`: they asked for no calls, or are to be left alone; only
 * they themselves take that back. The proof says how they agreed, and who wrote it down.
 */
export async function noteCallConsent(
  db: ShopDb,
  shop: Shop,
  { abandonmentId, by, how }: Noted & { how: string },
): Promise<"noted" | "no-number" | "said-no"> {
  const found = await numberOf(db, shop, abandonmentId);
  if (!found) return "no-number";
  const { cart, addressKey } = found;
  const about = { channel: "call", addressKey } as const;
  const said = await readConsent(db, shop, about);
  const rows = await db.suppression.findMany({ where: { shopId: shop.id, addressKey } });
  const suppressions = rows.map(({ reason, at }) => ({ reason: SuppressionReason.parse(reason), at: at.getTime() }));
  const wanted = isWanted({ purpose: "marketing", channel: "call" }, said, suppressions);
  if (wanted.outcome === "wanted") return "noted";
  if (wanted.why === "suppressed" || said?.state === "unsubscribed") return "said-no";
  const proof = { abandonmentId, by, how: plainWords(how, MOST_PROOF) };
  const word = { state: "subscribed", basis: "explicit", source: BY_MERCHANT, proof } as const;
  await keepConsent(db, shop, { ...about, ...word, customerId: cart.customerId, at: nowDate() });
  return "noted";
}

/** Writes down, on a merchant's word, that whoever left a cart wants no calls any more: as an agent does to whom they say it. */
export async function noteNoCalls(db: ShopDb, shop: Shop, { abandonmentId, by }: Noted): Promise<"noted" | "no-number"> {
  const found = await numberOf(db, shop, abandonmentId);
  if (!found) return "no-number";
  const { cart, addressKey } = found;
  const proof = { abandonmentId, by };
  await keepNoCalls(db, shop, { addressKey, customerId: cart.customerId, source: BY_MERCHANT, proof, at: nowDate() });
  return "noted";
}

type NoCalls = { addressKey: string; customerId: bigint | null; source: string; proof: Json; at: Date };

/** Keeps that somebody wants no calls: they are left alone on every channel of their number when this returns, and what is planned for it is held back. */
export async function keepNoCalls(db: ShopDb, shop: Shop, { addressKey, customerId, source, proof, at }: NoCalls): Promise<void> {
  await suppress(db, shop, { addressKey, reason: "agent", source, at });
  const said = { channel: "call", addressKey, customerId, state: "unsubscribed" } as const;
  await keepConsent(db, shop, { ...said, basis: "explicit", source, proof, at });
  await publish(db, shop, consentChanged, said);
}

async function numberOf(db: ShopDb, shop: Shop, id: string): Promise<{ cart: Abandonment; addressKey: string } | null> {
  const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  const address = addressFor("call", cart?.phone ?? "");
  return cart && address ? { cart, addressKey: address.key } : null;
}
