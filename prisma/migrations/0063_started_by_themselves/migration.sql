-- Since when everybody is told that a parcel is late; and who waits for something that is sold out.
ALTER TABLE "parcel" ADD COLUMN "lateAt" TIMESTAMPTZ(3);

CREATE TABLE "stock_wait" (
  "shopId"        INTEGER NOT NULL,
  "variantId"     BIGINT NOT NULL,
  "personId"      UUID NOT NULL,
  "abandonmentId" UUID NOT NULL,
  "since"         TIMESTAMPTZ(3) NOT NULL,
  "toldAt"        TIMESTAMPTZ(3),
  "round"         INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "stock_wait_pkey" PRIMARY KEY ("shopId", "variantId", "personId")
);
CREATE INDEX "stock_wait_shopId_since_idx" ON "stock_wait" ("shopId", "since");
CREATE INDEX "stock_wait_shopId_personId_idx" ON "stock_wait" ("shopId", "personId");

-- Runs that are about a parcel, an order or a thing: those of carts are found by the cart.
CREATE INDEX "journey_run_entry_idx" ON "journey_run" ("shopId", "entryKey") WHERE "abandonmentId" IS NULL;

-- A link of a message that is about no cart: where it leads is chosen when it is opened, by what its run is about.
ALTER TABLE "recovery_link" ALTER COLUMN "abandonmentId" DROP NOT NULL;

-- Calls count with texts where the law counts attempts.
CREATE INDEX "call_task_tried_idx" ON "call_task" ("shopId", "lastAttemptAt") WHERE "lastAttemptAt" IS NOT NULL;

SELECT fence_shops();
