-- What exceptions of one cause share, who of the staff looks after each, and which were dismissed while their trouble stands.
ALTER TABLE "exception"
  ADD COLUMN "sku" TEXT,
  ADD COLUMN "productId" BIGINT,
  ADD COLUMN "warehouseId" UUID,
  ADD COLUMN "countryCode" TEXT,
  ADD COLUMN "ownerId" TEXT,
  ADD COLUMN "standing" BOOLEAN NOT NULL DEFAULT false;

UPDATE "exception" e SET "warehouseId" = p."warehouseId"
  FROM "parcel" p WHERE p."shopId" = e."shopId" AND p."id" = e."parcelId" AND e."resolvedAt" IS NULL;
UPDATE "exception" SET "warehouseId" = substr("subject", 11)::uuid
 WHERE "subject" LIKE 'warehouse:%' AND "resolvedAt" IS NULL;
UPDATE "exception" e SET "countryCode" = o."countryCode"
  FROM "order" o WHERE o."shopId" = e."shopId" AND o."id" = e."orderId" AND e."cause" = 'unroutable.address-not-served' AND e."resolvedAt" IS NULL;

-- Of each subject and cause the last word counts: where it was a dismissal of something that is met again with every look, it stands.
UPDATE "exception" e SET "standing" = true
 WHERE e."resolvedAt" IS NOT NULL AND e."resolution" ->> 'code' IN ('fulfillment:dismissed', 'fulfillment:dismissed-with-note')
   AND (e."cause" LIKE 'unroutable.%' OR e."cause" IN ('order.shipped-before', 'fulfillment-order.refused', 'parcel.unwanted', 'parcel.other-goods'))
   AND NOT EXISTS (SELECT 1 FROM "exception" later
                    WHERE later."shopId" = e."shopId" AND later."cause" = e."cause" AND later."subject" = e."subject"
                      AND (later."resolvedAt" IS NULL OR later."resolvedAt" > e."resolvedAt"));

CREATE INDEX "exception_not_over_idx" ON "exception" ("shopId", "subject") WHERE "resolvedAt" IS NULL OR "standing";
