-- How a parcel's way may end besides at the door.
ALTER TYPE "ParcelStage" ADD VALUE 'lost';
ALTER TYPE "ParcelStage" ADD VALUE 'returned';

-- A shipment has a number for each of its boxes, and tracking that several may correct: what the warehouse said last, and what Shopify has.
ALTER TABLE "shipment"
  ADD COLUMN "trackingNumbers" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "trackingUrls" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "saidTracking" JSONB,
  ADD COLUMN "toldTracking" JSONB,
  ADD COLUMN "endedAs" TEXT;

UPDATE "shipment" SET
  "trackingNumbers" = CASE WHEN "trackingNumber" IS NULL THEN '{}' ELSE ARRAY["trackingNumber"] END,
  "trackingUrls" = CASE WHEN "trackingUrl" IS NULL THEN '{}' ELSE ARRAY["trackingUrl"] END;
UPDATE "shipment" SET "saidTracking" =
  jsonb_build_object('carrier', "carrier", 'numbers', to_jsonb("trackingNumbers"), 'urls', to_jsonb("trackingUrls"));
UPDATE "shipment" SET "toldTracking" = jsonb_build_object(
  'carrier', fulfillment."trackingCompany", 'numbers', to_jsonb(fulfillment."trackingNumbers"), 'urls', to_jsonb(fulfillment."trackingUrls"),
  'at', to_char(fulfillment."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM "fulfillment"
 WHERE fulfillment."shopId" = "shipment"."shopId" AND fulfillment."id" = "shipment"."fulfillmentId";
