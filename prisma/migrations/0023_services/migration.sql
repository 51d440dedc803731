-- What the buyer chose at checkout, and what is written on the gift.
ALTER TABLE "order"
  ADD COLUMN "shippingTitle" TEXT,
  ADD COLUMN "shippingCode" TEXT,
  ADD COLUMN "giftMessage" TEXT;

-- How a warehouse can ship, by its own names, and which of these the merchant chose for what buyers choose.
ALTER TABLE "warehouse"
  ADD COLUMN "services" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "servicesReadAt" TIMESTAMPTZ(3),
  ADD COLUMN "serviceChoices" JSONB NOT NULL DEFAULT '[]';

-- How the warehouse was asked to ship it.
ALTER TABLE "parcel" ADD COLUMN "service" TEXT;
