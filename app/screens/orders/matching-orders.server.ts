import { Prisma } from "#generated/prisma/client.ts";

/**
 * The ids of orders that a merchant means by what they typed, as a sub-query: an order's name, a customer's name or email, a product's
 * title, a SKU, a tracking number. Names and titles match anywhere; SKUs and tracking numbers whole, in any case.
 */
export function matchingOrders(shopId: number, query: string): Prisma.Sql {
  const anywhere = `%${query.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const name = query.startsWith("#") ? query : `#${query}`;
  return Prisma.sql`
    SELECT "id" FROM "order" WHERE "shopId" = ${shopId} AND "name" IN (${query}, ${name})
    UNION
    SELECT "id" FROM "order" WHERE "shopId" = ${shopId} AND ("customerName" ILIKE ${anywhere} OR "email" ILIKE ${anywhere})
    UNION
    SELECT "orderId" FROM "order_line" WHERE "shopId" = ${shopId} AND (
      "sku" IN (SELECT "sku" FROM "variant" WHERE "shopId" = ${shopId} AND lower("sku") = lower(${query}))
      OR "productId" IN (SELECT "id" FROM "product" WHERE "shopId" = ${shopId} AND "title" ILIKE ${anywhere})
      OR "productId" IS NULL AND "title" ILIKE ${anywhere})
    UNION
    SELECT p."orderId" FROM "parcel_line" l JOIN "parcel" p ON p."shopId" = l."shopId" AND p."id" = l."parcelId"
     WHERE l."shopId" = ${shopId} AND l."sku" = ${query}
    UNION
    SELECT p."orderId" FROM "shipment" s JOIN "parcel" p ON p."shopId" = s."shopId" AND p."id" = s."parcelId"
     WHERE s."shopId" = ${shopId} AND (lower(s."trackingNumber") = lower(${query}) OR ${query} = ANY(s."trackingNumbers"))
    UNION
    SELECT "orderId" FROM "fulfillment" WHERE "shopId" = ${shopId} AND ${query} = ANY("trackingNumbers")`;
}
