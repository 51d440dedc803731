import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Says of the decision by which an offer came onto an order that it was accepted, where the buyer's page never came to tell: it was left at
 * once, or its requests are blocked. It was the last of the purchase that was seen, or if none was, the last. Twice equals once.
 */
export async function acceptFromOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<void> {
  await db.$executeRaw`
    WITH bought AS (
      SELECT DISTINCT ON (l."orderId", l."offerId") l."offerId", l."variantId", l."discountedTotal", j."placedAt", j."visitor", o."checkoutToken"
        FROM "order_line" l
        JOIN "order_offer" x ON x."shopId" = l."shopId" AND x."orderId" = l."orderId" AND x."offerId" = l."offerId" AND x."taken"
        JOIN "offer_order" j ON j."shopId" = l."shopId" AND j."orderId" = l."orderId"
        JOIN "order" o ON o."shopId" = l."shopId" AND o."id" = l."orderId"
       WHERE l."shopId" = ${shop.id} AND l."orderId" = ANY (${orderIds}) AND l."quantity" > 0
       ORDER BY l."orderId", l."offerId", l."id"
    )
    UPDATE "offer_decision" d
       SET "shownAt" = coalesce(d."shownAt", b."placedAt"), "acceptedAt" = b."placedAt",
           "acceptedVariantId" = b."variantId", "acceptedValue" = b."discountedTotal"
      FROM bought b
      JOIN LATERAL (
        SELECT p."id", bool_or(p."acceptedAt" IS NOT NULL) OVER () AS told, p."shownAt", p."decidedAt"
          FROM "offer_decision" p
         WHERE p."shopId" = ${shop.id} AND p."offerId" = b."offerId" AND p."decidedAt" <= b."placedAt"
           AND (p."visitor" IN (b."visitor", b."checkoutToken") OR p."checkoutToken" = b."checkoutToken")
         ORDER BY p."shownAt" IS NULL, p."decidedAt" DESC LIMIT 1
      ) last ON NOT last.told
     WHERE d."shopId" = ${shop.id} AND d."id" = last."id"`;
}
