-- What of a line has been taken off its shelf, so that a pick list is where it was after a break; and shipments that did not leave after all.
ALTER TABLE "parcel_line" ADD COLUMN "picked" INTEGER NOT NULL DEFAULT 0;
UPDATE "parcel_line" line SET "picked" = line."quantity"
  FROM "parcel" parcel
 WHERE parcel."shopId" = line."shopId" AND parcel."id" = line."parcelId" AND parcel."stage" IN ('picked', 'packed');

ALTER TABLE "shipment" ADD COLUMN "undoneAt" TIMESTAMPTZ(3);
