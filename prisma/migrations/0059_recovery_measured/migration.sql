-- What became of whom recovery wrote to, and of those whom it never writes to.
CREATE TYPE "RecoveryTouch" AS ENUM ('followed', 'clicked', 'called', 'delivered');

CREATE TABLE "recovery_order" (
  "shopId"       INTEGER NOT NULL,
  "orderId"      BIGINT NOT NULL,
  "personId"     UUID NOT NULL,
  "placedAt"     TIMESTAMPTZ(3) NOT NULL,
  "paid"         BIGINT NOT NULL,
  "net"          BIGINT NOT NULL,
  "isDiscounted" BOOLEAN NOT NULL,
  "runId"        UUID,
  "journeyId"    UUID,
  "nodeId"       TEXT,
  "channel"      TEXT,
  "touch"        "RecoveryTouch",
  "touchedAt"    TIMESTAMPTZ(3),
  CONSTRAINT "recovery_order_pkey" PRIMARY KEY ("shopId", "orderId")
);
CREATE INDEX "recovery_order_shopId_placedAt_orderId_idx" ON "recovery_order" ("shopId", "placedAt" DESC, "orderId" DESC);
CREATE INDEX "recovery_order_shopId_runId_idx" ON "recovery_order" ("shopId", "runId");

CREATE TABLE "recovery_run_order" (
  "shopId"  INTEGER NOT NULL,
  "runId"   UUID NOT NULL,
  "orderId" BIGINT NOT NULL,
  CONSTRAINT "recovery_run_order_pkey" PRIMARY KEY ("shopId", "runId", "orderId")
);
CREATE INDEX "recovery_run_order_shopId_orderId_idx" ON "recovery_run_order" ("shopId", "orderId");

CREATE TABLE "recovery_measured" (
  "shopId" INTEGER NOT NULL,
  "madeAt" TIMESTAMPTZ(3) NOT NULL,
  "since"  TIMESTAMPTZ(3),
  "until"  TIMESTAMPTZ(3) NOT NULL,
  "open"   INTEGER NOT NULL,
  "sums"   JSONB NOT NULL,
  CONSTRAINT "recovery_measured_pkey" PRIMARY KEY ("shopId")
);

-- Carts of a time by when they were left, and the cart that became an order.
CREATE INDEX "abandonment_left_idx" ON "abandonment" ("shopId", "abandonedAt") WHERE "abandonedAt" IS NOT NULL;
CREATE INDEX "abandonment_order_idx" ON "abandonment" ("shopId", "orderId") WHERE "orderId" IS NOT NULL;

SELECT fence_shops();
