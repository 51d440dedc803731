-- Since when Shopify counts other than the copy has; null while both have as many.
ALTER TABLE "reconciliation" ADD COLUMN "differsSince" TIMESTAMPTZ(3);

-- When an order was deleted in Shopify that is kept here, because parcels tell of it.
ALTER TABLE "order" ADD COLUMN "goneAt" TIMESTAMPTZ(3);
