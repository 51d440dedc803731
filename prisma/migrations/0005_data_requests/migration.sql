-- CreateTable
CREATE TABLE "data_request" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "customerId" BIGINT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB NOT NULL,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateIndex
CREATE INDEX "data_request_shopId_customerId_idx" ON "data_request"("shopId", "customerId");

SELECT fence_shops();
