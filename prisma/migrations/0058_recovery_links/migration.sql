-- The link of a message that led back to an order's cart, as the order's own attributes say it.
ALTER TABLE "order" ADD COLUMN "recoveryLinkId" TEXT;
CREATE INDEX "order_recovery_link_idx" ON "order" ("shopId", "recoveryLinkId") WHERE "recoveryLinkId" IS NOT NULL;

-- A code is good until its buyer is told it is.
ALTER TABLE "recovery_code" ADD COLUMN "goodUntil" TIMESTAMPTZ(3);
CREATE INDEX "recovery_code_given_idx" ON "recovery_code" ("shopId", "goodUntil") WHERE "takenAt" IS NOT NULL AND "withdrawnAt" IS NULL;

CREATE TABLE "journey_discount" (
  "shopId"     INTEGER NOT NULL,
  "journeyId"  UUID NOT NULL,
  "discountId" BIGINT,
  "code"       TEXT,
  "rightFor"   TEXT,
  "problem"    JSONB,
  "lookedAt"   TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "journey_discount_pkey" PRIMARY KEY ("shopId", "journeyId")
);
CREATE INDEX "journey_discount_shopId_discountId_idx" ON "journey_discount" ("shopId", "discountId");

SELECT fence_shops();
