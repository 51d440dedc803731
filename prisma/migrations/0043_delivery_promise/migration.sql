-- Days on which a warehouse is closed although it works on that day of the week.
ALTER TABLE "warehouse" ADD COLUMN "closedDays" TEXT[] NOT NULL DEFAULT '{}';

-- By when an order is there: what was said, and what came of it.
CREATE TABLE "delivery_promise" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "date" TEXT NOT NULL,
    "confidence" INTEGER NOT NULL,
    "chance" DOUBLE PRECISION NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "parcels" JSONB NOT NULL,
    "arrival" JSONB NOT NULL,
    "verdict" TEXT NOT NULL DEFAULT 'pending',
    "brokenBy" TEXT,
    "deliveredOn" TEXT,
    "judgedAt" TIMESTAMPTZ(3),
    "surprise" DOUBLE PRECISION,

    CONSTRAINT "delivery_promise_pkey" PRIMARY KEY ("shopId","orderId"),
    CONSTRAINT "delivery_promise_order_fkey" FOREIGN KEY ("shopId","orderId") REFERENCES "order"("shopId","id") ON DELETE CASCADE
);
CREATE INDEX "delivery_promise_shopId_verdict_date_idx" ON "delivery_promise" ("shopId", "verdict", "date");
CREATE INDEX "delivery_promise_judged_idx" ON "delivery_promise" ("shopId", "judgedAt" DESC) WHERE "surprise" IS NOT NULL;

-- What is learnt from: a row for each box that arrived.
CREATE TABLE "delivered_shipment" (
    "shopId" INTEGER NOT NULL,
    "shipmentId" UUID NOT NULL,
    "warehouseId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "countryCode" CHAR(2) NOT NULL,
    "region" TEXT NOT NULL,
    "handlingDays" INTEGER,
    "transitDays" INTEGER NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivered_shipment_pkey" PRIMARY KEY ("shopId","shipmentId"),
    CONSTRAINT "delivered_shipment_warehouse_fkey" FOREIGN KEY ("shopId","warehouseId") REFERENCES "warehouse"("shopId","id") ON DELETE CASCADE
);
CREATE INDEX "delivered_shipment_shopId_deliveredAt_idx" ON "delivered_shipment" ("shopId", "deliveredAt");

-- What was learnt.
CREATE TABLE "learnt_days" (
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,
    "warehouseId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "counts" DOUBLE PRECISION[] NOT NULL,

    CONSTRAINT "learnt_days_pkey" PRIMARY KEY ("shopId","kind","countryCode","warehouseId","service","region"),
    CONSTRAINT "learnt_days_warehouse_fkey" FOREIGN KEY ("shopId","warehouseId") REFERENCES "warehouse"("shopId","id") ON DELETE CASCADE
);

CREATE TABLE "promise_threshold" (
    "shopId" INTEGER NOT NULL,
    "confidence" INTEGER NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "arrivals" INTEGER NOT NULL,
    "learntAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promise_threshold_pkey" PRIMARY KEY ("shopId")
);

SELECT fence_shops();
