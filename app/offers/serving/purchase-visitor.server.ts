import { setTimeout as pause } from "node:timers/promises";
import type { OfferQuestion } from "#app/contracts/offers.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";

/** Places whose pages may not know what the cart was known by: an order tells it, or the checkout did. */
const AFTER: readonly string[] = ["post_purchase", "thank_you", "order_status"];

/** The page after payment comes at the same time as Shopify's word of the order: so long the order is waited for. */
const PATIENCE_MS = 600;
const BETWEEN_MS = 60;

/**
 * By what a purchase is known in all its places, whatever the place itself can see: what the cart was known by, as the page says it, as the
 * checkout said it, or as it stands on the order; of a cart that nobody gave a name the checkout's token. `waits`: for an order that is just
 * being placed.
 */
export async function purchaseVisitor(
  shopId: ShopId,
  { placement, visitor, checkoutToken }: Pick<OfferQuestion, "placement" | "visitor" | "checkoutToken">,
  { waits }: { waits: boolean },
): Promise<string> {
  if (checkoutToken === undefined || visitor !== checkoutToken || !AFTER.includes(placement)) return visitor;
  const begun = performance.now();
  for (;;) {
    const known = await knownAs(shopId, checkoutToken);
    if (known !== undefined) return known;
    if (!waits || performance.now() - begun > PATIENCE_MS) return visitor;
    await pause(BETWEEN_MS);
  }
}

/** Undefined while neither the checkout nor the order is known. */
async function knownAs(shopId: ShopId, checkoutToken: string): Promise<string | undefined> {
  const [row] = await inShop(
    { id: shopId },
    (db) => db.$queryRaw<{ visitor: string }[]>`
      SELECT coalesce(o."offerVisitor", d."visitor", ${checkoutToken}) AS visitor
        FROM (SELECT 1) AS one
        LEFT JOIN LATERAL (SELECT "id", "offerVisitor" FROM "order"
                            WHERE "shopId" = ${shopId} AND "checkoutToken" = ${checkoutToken} LIMIT 1) o ON true
        LEFT JOIN LATERAL (SELECT "visitor" FROM "offer_decision"
                            WHERE "shopId" = ${shopId} AND "checkoutToken" = ${checkoutToken} AND "placement" = 'checkout'
                            ORDER BY "decidedAt" LIMIT 1) d ON true
       WHERE o."id" IS NOT NULL OR d."visitor" IS NOT NULL`,
  );
  return row?.visitor;
}
