-- Who said of a shipment that it has not left after all; null where that was not kept.
ALTER TABLE "shipment" ADD COLUMN "undoneBy" JSONB;

-- A parcel of which nothing has left did not leave.
UPDATE "parcel" SET "shippedAt" = NULL
 WHERE "shippedAt" IS NOT NULL
   AND EXISTS (SELECT 1 FROM "shipment" s WHERE s."shopId" = "parcel"."shopId" AND s."parcelId" = "parcel"."id" AND s."undoneAt" IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM "shipment" s WHERE s."shopId" = "parcel"."shopId" AND s."parcelId" = "parcel"."id" AND s."undoneAt" IS NULL);
