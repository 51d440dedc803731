-- A shipment that Shopify did not take as fulfilled lowers its number of units on hand by nothing.
ALTER TABLE "shipment" ADD COLUMN "refusedAt" TIMESTAMPTZ(3);

UPDATE "shipment" SET "refusedAt" = exception."openedAt"
  FROM "exception"
 WHERE exception."shopId" = "shipment"."shopId" AND exception."subject" = 'shipment:' || "shipment"."id"::text
   AND exception."cause" = 'shipment.refused' AND "shipment"."fulfillmentId" IS NULL;
