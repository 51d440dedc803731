-- An offer of a bundle: the product that Shopify has of it, its one variant, and Shopify's work on making it.
ALTER TABLE "offer"
  ADD COLUMN "bundleProductId"   BIGINT,
  ADD COLUMN "bundleVariantId"   BIGINT,
  ADD COLUMN "bundleOperationId" BIGINT;
CREATE INDEX "offer_bundle_idx" ON "offer" ("shopId", "bundleVariantId") WHERE "terms" -> 'offered' ->> 'kind' = 'bundle';
