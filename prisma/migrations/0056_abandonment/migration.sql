-- A phone that several people gave is nobody's: it is a person of its own, who never becomes one of them.
ALTER TABLE "recovery_person" ADD COLUMN "isPhoneShared" BOOLEAN NOT NULL DEFAULT false;

-- Signals come in any order: as of when the lines and the buyer are known, what Shopify said of the checkout last, and what its buyer agreed to.
ALTER TABLE "abandonment"
  ADD COLUMN "linesAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN "contactAt" TIMESTAMPTZ(3),
  ADD COLUMN "checkoutUpdatedAt" TIMESTAMPTZ(3),
  ADD COLUMN "agreedTo" TEXT[] NOT NULL DEFAULT '{}';
UPDATE "abandonment" SET "linesAt" = "touchedAt";

-- Each kind of cart is left after a time of its own: what is due stands together.
DROP INDEX "abandonment_active_idx";
CREATE INDEX "abandonment_active_idx" ON "abandonment" ("shopId", "kind", "touchedAt") WHERE "state" = 'active';
