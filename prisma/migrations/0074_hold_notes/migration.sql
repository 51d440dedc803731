-- What whoever put a fulfillment order on hold in Shopify noted: most apps give no other reason. Copied orders get it when they are read next.
ALTER TABLE "fulfillment_order" ADD COLUMN "onHoldNotes" TEXT;
