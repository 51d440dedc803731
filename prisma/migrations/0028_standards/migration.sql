-- When a fulfillment order's requests were made of its warehouse and answered, by Shopify's clock, whichever news brought the copy.
ALTER TABLE "fulfillment_order"
  ADD COLUMN "requestedAt" TIMESTAMPTZ(3),
  ADD COLUMN "answeredAt" TIMESTAMPTZ(3),
  ADD COLUMN "cancellationAskedAt" TIMESTAMPTZ(3),
  ADD COLUMN "cancellationAnsweredAt" TIMESTAMPTZ(3);

CREATE FUNCTION note_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE NEW."requestStatus"
    WHEN 'SUBMITTED' THEN
      NEW."requestedAt" := NEW."updatedAt";
      NEW."answeredAt" := NULL;
    WHEN 'ACCEPTED', 'REJECTED' THEN
      -- What Waybill asks for itself it answers at once: the copy may never have seen the request.
      IF TG_OP = 'INSERT' OR OLD."requestStatus" <> 'SUBMITTED' THEN
        NEW."requestedAt" := NEW."updatedAt";
      END IF;
      NEW."answeredAt" := NEW."updatedAt";
    WHEN 'CANCELLATION_REQUESTED' THEN
      NEW."cancellationAskedAt" := NEW."updatedAt";
      NEW."cancellationAnsweredAt" := NULL;
    WHEN 'CANCELLATION_ACCEPTED', 'CANCELLATION_REJECTED' THEN
      IF TG_OP = 'INSERT' OR OLD."requestStatus" <> 'CANCELLATION_REQUESTED' THEN
        NEW."cancellationAskedAt" := NEW."updatedAt";
      END IF;
      NEW."cancellationAnsweredAt" := NEW."updatedAt";
    ELSE
      NULL;
  END CASE;
  RETURN NEW;
END $$;

CREATE TRIGGER note_first_requests BEFORE INSERT ON "fulfillment_order" FOR EACH ROW EXECUTE FUNCTION note_requests();
CREATE TRIGGER note_requests BEFORE UPDATE OF "requestStatus" ON "fulfillment_order" FOR EACH ROW
  WHEN (OLD."requestStatus" IS DISTINCT FROM NEW."requestStatus") EXECUTE FUNCTION note_requests();

UPDATE "fulfillment_order" SET
  "requestedAt" = CASE WHEN "requestStatus" = 'SUBMITTED' THEN "updatedAt" END,
  "cancellationAskedAt" = CASE WHEN "requestStatus" = 'CANCELLATION_REQUESTED' THEN "updatedAt" END
 WHERE "requestStatus" IN ('SUBMITTED', 'CANCELLATION_REQUESTED');

CREATE INDEX "fulfillment_order_unanswered_idx" ON "fulfillment_order" ("shopId", "id")
 WHERE "requestStatus" IN ('SUBMITTED', 'CANCELLATION_REQUESTED');

-- When Shopify was first told where a shipment can be followed.
ALTER TABLE "shipment" ADD COLUMN "trackedAt" TIMESTAMPTZ(3);

CREATE FUNCTION note_tracked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."trackedAt" IS NULL AND jsonb_array_length(coalesce(NEW."toldTracking" -> 'numbers', '[]')) > 0 THEN
    NEW."trackedAt" := (NEW."toldTracking" ->> 'at')::timestamptz;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER note_tracked BEFORE INSERT OR UPDATE OF "toldTracking" ON "shipment" FOR EACH ROW EXECUTE FUNCTION note_tracked();
-- What was told before is not known to have been told late: its moment is that of its fulfillment.
UPDATE "shipment" s SET "trackedAt" = f."createdAt"
  FROM "fulfillment" f
 WHERE f."shopId" = s."shopId" AND f."id" = s."fulfillmentId" AND jsonb_array_length(coalesce(s."toldTracking" -> 'numbers', '[]')) > 0;

-- How Shopify's calls to a warehouse's fulfillment service were answered, by day (UTC).
CREATE TABLE "service_calls" (
    "shopId" INTEGER NOT NULL,
    "warehouseId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_calls_pkey" PRIMARY KEY ("shopId","warehouseId","day")
);
ALTER TABLE "service_calls" ADD CONSTRAINT "service_calls_warehouse_fkey"
  FOREIGN KEY ("shopId","warehouseId") REFERENCES "warehouse"("shopId","id") ON DELETE CASCADE;

-- Of which warehouse exceptions of parcels were, also of those that are over.
UPDATE "exception" e SET "warehouseId" = p."warehouseId"
  FROM "parcel" p WHERE p."shopId" = e."shopId" AND p."id" = e."parcelId" AND e."warehouseId" IS NULL
   AND e."cause" IN ('parcel.rejected', 'parcel.cancelled-by-warehouse');

SELECT fence_shops();
