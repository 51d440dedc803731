import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { CART_DAYS } from "./settling.ts";

/** The ids of orders whose buyer took an offer, or was shown it, as a sub-query. Test orders and cancelled ones are none. */
export function ordersOfOffer(shop: Pick<Shop, "id">, became: "taken" | "shown", offer: "any" | (string & {})): Prisma.Sql {
  const column = Prisma.raw(`"${became}"`);
  const one = offer === "any" ? Prisma.empty : Prisma.sql`AND "offerId" = ${offer}::uuid`;
  return Prisma.sql`SELECT "orderId" FROM "order_offer" WHERE "shopId" = ${shop.id} AND ${column} ${one}`;
}

/** The ids of orders of which the report was made, as it was last, as a sub-query. */
export function ordersOfReport(shop: Pick<Shop, "id">, group: "offered" | "held-out"): Prisma.Sql {
  return Prisma.sql`
    SELECT o."orderId" FROM "offer_report" r
      JOIN "offer_purchase" p ON p."shopId" = r."shopId" AND p."decidedAt" < r."until"
      JOIN "offer_order" o ON o."shopId" = p."shopId" AND o."visitor" = p."visitor"
     WHERE r."shopId" = ${shop.id} AND p."isHeldOut" = ${group === "held-out"} AND o."net" > 0
       AND o."placedAt" < p."decidedAt" + make_interval(days => ${CART_DAYS})`;
}
