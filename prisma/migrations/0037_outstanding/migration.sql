-- What a buyer has yet to pay, as Shopify counts it; unknown of what was copied before, until it is read again.
ALTER TABLE "order" ADD COLUMN "outstanding" BIGINT;
