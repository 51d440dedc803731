-- By when the buyer of a checkout was told that he has it: his order keeps it.
CREATE TABLE "said_promise" (
    "shopId" INTEGER NOT NULL,
    "checkoutToken" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "confidence" INTEGER NOT NULL,
    "chance" DOUBLE PRECISION NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "parcels" JSONB NOT NULL,
    "arrival" JSONB NOT NULL,

    CONSTRAINT "said_promise_pkey" PRIMARY KEY ("shopId","checkoutToken")
);
CREATE INDEX "said_promise_shopId_saidAt_idx" ON "said_promise" ("shopId", "saidAt");

ALTER TABLE "delivery_promise" ADD COLUMN "saidAtCheckout" BOOLEAN NOT NULL DEFAULT false;

SELECT fence_shops();
