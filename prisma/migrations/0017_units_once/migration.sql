-- What was shipped once is shipped again only because a person said so, and how many units of it.
CREATE TABLE "reshipment" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "orderLineId" BIGINT NOT NULL,
    "units" INTEGER NOT NULL CHECK ("units" > 0),
    "allowedAt" TIMESTAMPTZ(3) NOT NULL,
    "allowedBy" JSONB NOT NULL,

    CONSTRAINT "reshipment_pkey" PRIMARY KEY ("shopId","id"),
    CONSTRAINT "reshipment_order_line_fkey" FOREIGN KEY ("shopId","orderLineId") REFERENCES "order_line"("shopId","id") ON DELETE CASCADE
);
CREATE INDEX "reshipment_order_line_idx" ON "reshipment"("shopId", "orderLineId");

SELECT fence_shops();

-- The units of an order line in parcels that stand, and those that left in parcels that were called off, are never more than were bought and
-- allowed again. The line stays locked until the transaction ends: two who plan it at once cannot both be right.
CREATE FUNCTION units_ship_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bought integer;
  taken integer;
  allowed integer;
BEGIN
  SELECT "quantity" INTO bought FROM "order_line" WHERE "shopId" = NEW."shopId" AND "id" = NEW."orderLineId" FOR NO KEY UPDATE;
  IF bought IS NULL THEN RETURN NEW; END IF;
  SELECT coalesce(sum(CASE WHEN parcel."stage" = 'cancelled' THEN line."shipped" ELSE line."quantity" END), 0) INTO taken
    FROM "parcel_line" line
    JOIN "parcel" parcel ON parcel."shopId" = line."shopId" AND parcel."id" = line."parcelId"
   WHERE line."shopId" = NEW."shopId" AND line."orderLineId" = NEW."orderLineId" AND line."parcelId" <> NEW."parcelId";
  SELECT coalesce(sum("units"), 0) INTO allowed FROM "reshipment" WHERE "shopId" = NEW."shopId" AND "orderLineId" = NEW."orderLineId";
  IF taken + NEW."quantity" > bought + allowed THEN
    RAISE EXCEPTION 'order line % has % units, % of them in parcels: % more would ship twice', NEW."orderLineId", bought + allowed, taken, NEW."quantity"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'units_ship_once';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER units_ship_once BEFORE INSERT OR UPDATE OF "quantity" ON "parcel_line" FOR EACH ROW EXECUTE FUNCTION units_ship_once();

-- Fulfillment orders that a person moved to a location of the merchant's own: he ships them, until he moves them back or asks for a route.
CREATE TABLE "kept_by_merchant" (
    "shopId" INTEGER NOT NULL,
    "fulfillmentOrderId" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_by_merchant_pkey" PRIMARY KEY ("shopId","fulfillmentOrderId"),
    CONSTRAINT "kept_by_merchant_order_fkey" FOREIGN KEY ("shopId","orderId") REFERENCES "order"("shopId","id") ON DELETE CASCADE
);
-- A copy that brings another location says that somebody moved the fulfillment order, whichever news brought the copy.
ALTER TABLE "fulfillment_order" ADD COLUMN "movedFromLocationId" BIGINT;

CREATE FUNCTION note_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."movedFromLocationId" := OLD."assignedLocationId";
  RETURN NEW;
END $$;

CREATE TRIGGER note_move BEFORE UPDATE OF "assignedLocationId" ON "fulfillment_order" FOR EACH ROW
  WHEN (OLD."assignedLocationId" IS DISTINCT FROM NEW."assignedLocationId") EXECUTE FUNCTION note_move();

CREATE INDEX "kept_by_merchant_order_idx" ON "kept_by_merchant"("shopId", "orderId");

SELECT fence_shops();
