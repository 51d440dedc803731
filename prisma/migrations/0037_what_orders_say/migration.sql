-- What a buyer has yet to pay, as Shopify counts it; unknown of what was copied before, until it is read again.
ALTER TABLE "order" ADD COLUMN "outstanding" BIGINT;

-- What a buyer asked for with one line of an order, such as an engraving.
ALTER TABLE "order_line" ADD COLUMN "properties" TEXT;

-- Whether who asked the warehouse in Shopify wants its buyer told by email; null where nobody said.
ALTER TABLE "parcel" ADD COLUMN "notifyBuyer" BOOLEAN;
