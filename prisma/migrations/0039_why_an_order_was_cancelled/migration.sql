-- Why an order was cancelled, as Shopify has it; unknown of what was copied before, until it is read again.
ALTER TABLE "order" ADD COLUMN "cancelReason" TEXT;
