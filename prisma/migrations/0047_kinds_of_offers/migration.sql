-- By volume an offer has a discount for each step.
ALTER TABLE "offer" ADD COLUMN "stepDiscountIds" BIGINT[] NOT NULL DEFAULT '{}';

-- Codes that are each good for one order: added ahead of need, taken by those who hand them out.
CREATE TABLE "offer_code" (
  "shopId"       INTEGER NOT NULL,
  "offerId"      UUID NOT NULL,
  "code"         TEXT NOT NULL,
  "discountId"   BIGINT NOT NULL,
  "redeemCodeId" BIGINT NOT NULL,
  "addedAt"      TIMESTAMPTZ(3) NOT NULL,
  "takenAt"      TIMESTAMPTZ(3),
  PRIMARY KEY ("shopId", "code")
);
CREATE INDEX "offer_code_free_idx" ON "offer_code" ("shopId", "offerId", "addedAt") WHERE "takenAt" IS NULL;
CREATE INDEX "offer_code_taken_idx" ON "offer_code" ("shopId", "takenAt") WHERE "takenAt" IS NOT NULL;

SELECT fence_shops();
