-- What the gates before routing look at, and which of them a person opened for an order.
ALTER TYPE "OrderStage" ADD VALUE 'held' BEFORE 'routed';

ALTER TABLE "order"
  ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "paymentGateways" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "riskRecommendation" TEXT,
  ADD COLUMN "held" JSONB;

ALTER TABLE "fulfillment_order" ADD COLUMN "deliveryMethod" TEXT;

CREATE TABLE "opened_gate" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "gate" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" JSONB NOT NULL,

    CONSTRAINT "opened_gate_pkey" PRIMARY KEY ("shopId","orderId","gate"),
    CONSTRAINT "opened_gate_order_fkey" FOREIGN KEY ("shopId","orderId") REFERENCES "order"("shopId","id") ON DELETE CASCADE
);

SELECT fence_shops();
