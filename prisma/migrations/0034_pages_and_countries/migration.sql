-- What Shopify writes no file of is read page by page: how far, and why. What of a resource Shopify kept back is said, and read when it may be.
ALTER TABLE "import_step"
  ADD COLUMN "pages" JSONB,
  ADD COLUMN "progressAt" TIMESTAMPTZ(3),
  ADD COLUMN "keptBack" TEXT[] NOT NULL DEFAULT '{}';

-- Nobody has been asked for older orders before.
UPDATE "import_step" SET "keptBack" = '{older-orders}' WHERE "resource" = 'orders';

-- Where a parcel's way leads, as it was planned: an order that goes to another country by now is planned anew.
ALTER TABLE "parcel" ADD COLUMN "countryCode" TEXT;
UPDATE "parcel" p SET "countryCode" = o."countryCode" FROM "order" o
 WHERE o."shopId" = p."shopId" AND o."id" = p."orderId" AND p."stage" IN ('planned', 'requested', 'dispatched');
