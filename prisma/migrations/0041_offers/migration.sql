-- What a merchant offers to buyers, and what became of it.
CREATE TYPE "OfferState" AS ENUM ('draft', 'live', 'paused');

CREATE TABLE "offer" (
  "shopId"          INTEGER NOT NULL,
  "id"              UUID NOT NULL,
  "state"           "OfferState" NOT NULL DEFAULT 'draft',
  "terms"           JSONB NOT NULL,
  "discountId"      BIGINT,
  "discountCode"    TEXT,
  "discountFor"     TEXT,
  "discountProblem" JSONB,
  "createdAt"       TIMESTAMPTZ(3) NOT NULL,
  "updatedAt"       TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("shopId", "id")
);
CREATE INDEX "offer_live_idx" ON "offer" ("shopId") WHERE "state" = 'live';

CREATE TABLE "offer_decision" (
  "shopId"            INTEGER NOT NULL,
  "id"                UUID NOT NULL,
  "decidedAt"         TIMESTAMPTZ(3) NOT NULL,
  "placement"         TEXT NOT NULL,
  "visitor"           TEXT NOT NULL,
  "checkoutToken"     TEXT,
  "isHeldOut"         BOOLEAN NOT NULL,
  "arms"              UUID[] NOT NULL,
  "offerId"           UUID,
  "variantIds"        BIGINT[] NOT NULL,
  "propensity"        DOUBLE PRECISION NOT NULL,
  "why"               JSONB,
  "shownAt"           TIMESTAMPTZ(3),
  "acceptedAt"        TIMESTAMPTZ(3),
  "acceptedVariantId" BIGINT,
  "acceptedValue"     BIGINT,
  "declinedAt"        TIMESTAMPTZ(3),
  PRIMARY KEY ("shopId", "id")
);
CREATE INDEX "offer_decision_checkout_idx" ON "offer_decision" ("shopId", "checkoutToken", "decidedAt") WHERE "checkoutToken" IS NOT NULL;
CREATE INDEX "offer_decision_offer_idx" ON "offer_decision" ("shopId", "offerId", "decidedAt");
CREATE INDEX "offer_decision_accepted_idx" ON "offer_decision" ("shopId", "acceptedAt") WHERE "acceptedAt" IS NOT NULL;
CREATE INDEX "offer_decision_decided_idx" ON "offer_decision" ("shopId", "decidedAt");

SELECT fence_shops();
