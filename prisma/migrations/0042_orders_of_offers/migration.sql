-- By which an order is found again that something was offered to, and which of its lines were. Unknown of what was copied before.
ALTER TABLE "order" ADD COLUMN "checkoutToken" TEXT;
ALTER TABLE "order_line" ADD COLUMN "offerId" UUID;
CREATE INDEX "order_checkout_idx" ON "order" ("shopId", "checkoutToken") WHERE "checkoutToken" IS NOT NULL;
