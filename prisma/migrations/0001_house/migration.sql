-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ParcelStage" AS ENUM ('planned', 'requested', 'dispatched', 'picked', 'packed', 'partly_shipped', 'shipped', 'delivered', 'exception', 'cancelled');

-- CreateEnum
CREATE TYPE "ImportStepState" AS ENUM ('waiting', 'exporting', 'loading', 'done', 'failed');

-- CreateEnum
CREATE TYPE "OrderStage" AS ENUM ('received', 'routed', 'at_warehouse', 'shipped', 'delivered', 'needs_you', 'cancelled', 'done_elsewhere');

-- CreateEnum
CREATE TYPE "EffectState" AS ENUM ('open', 'settled');

-- CreateEnum
CREATE TYPE "WarehouseKind" AS ENUM ('built_in', 'shipbob');

-- CreateEnum
CREATE TYPE "WarehouseState" AS ENUM ('connecting', 'connected', 'paused', 'refused', 'disconnected');

-- CreateTable
CREATE TABLE "product" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "imageUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "variant" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "productId" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "barcode" TEXT,
    "price" BIGINT NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "grams" INTEGER,
    "requiresShipping" BOOLEAN NOT NULL,
    "tracked" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "displayName" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "countryCode" TEXT,
    "numberOfOrders" INTEGER NOT NULL,
    "amountSpent" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "routing_decision" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "orderId" BIGINT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" JSONB NOT NULL,
    "cost" INTEGER,

    CONSTRAINT "routing_decision_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "parcel" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "orderId" BIGINT NOT NULL,
    "warehouseId" UUID NOT NULL,
    "fulfillmentOrderIds" BIGINT[],
    "reference" TEXT NOT NULL,
    "stage" "ParcelStage" NOT NULL DEFAULT 'planned',
    "warehouseOrderId" TEXT,
    "leavesOn" TEXT,
    "cost" JSONB,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dispatchedAt" TIMESTAMPTZ(3),
    "pickedAt" TIMESTAMPTZ(3),
    "packedAt" TIMESTAMPTZ(3),
    "shippedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "parcel_line" (
    "shopId" INTEGER NOT NULL,
    "parcelId" UUID NOT NULL,
    "orderLineId" BIGINT NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "packed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "parcel_line_pkey" PRIMARY KEY ("shopId","parcelId","orderLineId")
);

-- CreateTable
CREATE TABLE "shipment" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "parcelId" UUID NOT NULL,
    "warehouseShipmentId" TEXT NOT NULL,
    "carrier" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "lines" JSONB NOT NULL,
    "shippedAt" TIMESTAMPTZ(3) NOT NULL,
    "fulfillmentId" BIGINT,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "shipment_event" (
    "shopId" INTEGER NOT NULL,
    "shipmentId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_event_pkey" PRIMARY KEY ("shopId","shipmentId","status","happenedAt")
);

-- CreateTable
CREATE TABLE "exception" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "orderId" BIGINT,
    "parcelId" UUID,
    "words" TEXT NOT NULL,
    "detail" JSONB,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolution" TEXT,

    CONSTRAINT "exception_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "import_step" (
    "shopId" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "ImportStepState" NOT NULL DEFAULT 'waiting',
    "bulkOperationId" TEXT,
    "resultUrl" TEXT,
    "objectCount" INTEGER NOT NULL DEFAULT 0,
    "loadedCount" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "import_step_pkey" PRIMARY KEY ("shopId","resource")
);

-- CreateTable
CREATE TABLE "location" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "isFulfillmentService" BOOLEAN NOT NULL,
    "countryCode" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "inventory_level" (
    "shopId" INTEGER NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "locationId" BIGINT NOT NULL,
    "available" INTEGER NOT NULL,
    "committed" INTEGER NOT NULL,
    "onHand" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inventory_level_pkey" PRIMARY KEY ("shopId","inventoryItemId","locationId")
);

-- CreateTable
CREATE TABLE "order" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "customerId" BIGINT,
    "customerName" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "currency" CHAR(3) NOT NULL,
    "subtotal" BIGINT NOT NULL,
    "shipping" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,
    "discounts" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "financialStatus" TEXT,
    "fulfillmentStatus" TEXT NOT NULL,
    "shipTo" JSONB,
    "countryCode" TEXT,
    "note" TEXT,
    "tags" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "stage" "OrderStage" NOT NULL DEFAULT 'received',
    "routingAsked" BOOLEAN NOT NULL DEFAULT false,
    "routingCompletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "variantId" BIGINT,
    "productId" BIGINT,
    "sku" TEXT,
    "title" TEXT NOT NULL,
    "variantTitle" TEXT,
    "quantity" INTEGER NOT NULL,
    "currentQuantity" INTEGER NOT NULL,
    "unitPrice" BIGINT NOT NULL,
    "originalTotal" BIGINT NOT NULL,
    "discountedTotal" BIGINT NOT NULL,
    "requiresShipping" BOOLEAN NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "fulfillment_order" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "assignedLocationId" BIGINT,
    "status" TEXT NOT NULL,
    "requestStatus" TEXT NOT NULL,
    "supportedActions" TEXT[],
    "onHoldReasons" TEXT[],
    "fulfillAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fulfillment_order_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "fulfillment_order_line" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "fulfillmentOrderId" BIGINT NOT NULL,
    "orderLineId" BIGINT NOT NULL,
    "inventoryItemId" BIGINT,
    "sku" TEXT,
    "totalQuantity" INTEGER NOT NULL,
    "remainingQuantity" INTEGER NOT NULL,
    "grams" INTEGER,
    "requiresShipping" BOOLEAN NOT NULL,

    CONSTRAINT "fulfillment_order_line_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "fulfillment" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "displayStatus" TEXT,
    "locationId" BIGINT,
    "trackingCompany" TEXT,
    "trackingNumbers" TEXT[],
    "trackingUrls" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fulfillment_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "orderId" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "routingEnabled" BOOLEAN NOT NULL DEFAULT false,
    "routingSince" TIMESTAMPTZ(3),
    "splitPenalty" INTEGER NOT NULL DEFAULT 300,
    "dayOfDelayCost" INTEGER NOT NULL DEFAULT 0,
    "priorityCost" INTEGER NOT NULL DEFAULT 0,
    "maxParcels" INTEGER NOT NULL DEFAULT 4,
    "setupGuideHidden" BOOLEAN NOT NULL DEFAULT false,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "uninstalledAt" TIMESTAMPTZ(3),
    "importedAt" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "shopId" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "entityKey" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT true,
    "body" TEXT NOT NULL,
    "triggeredAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "appliedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "effect" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "EffectState" NOT NULL DEFAULT 'open',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" JSONB,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "effect_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "warehouse" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" "WarehouseKind" NOT NULL,
    "name" TEXT NOT NULL,
    "state" "WarehouseState" NOT NULL DEFAULT 'connecting',
    "priority" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "cutOff" TEXT NOT NULL DEFAULT '16:00',
    "workingDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "address" JSONB NOT NULL,
    "prices" JSONB NOT NULL,
    "credentials" TEXT,
    "webhookSecret" TEXT,
    "buildingId" TEXT,
    "channelId" TEXT,
    "callbackKey" TEXT NOT NULL,
    "fulfillmentServiceId" BIGINT,
    "locationId" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastHeardAt" TIMESTAMPTZ(3),
    "stockReadAt" TIMESTAMPTZ(3),
    "unknownSkus" INTEGER NOT NULL DEFAULT 0,
    "stockPushedAt" TIMESTAMPTZ(3),
    "stockDrift" INTEGER NOT NULL DEFAULT 0,
    "startFromLocationId" BIGINT,
    "lastProblem" TEXT,

    CONSTRAINT "warehouse_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "warehouse_stock" (
    "shopId" INTEGER NOT NULL,
    "warehouseId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "onHand" INTEGER NOT NULL,
    "committedElsewhere" INTEGER NOT NULL DEFAULT 0,
    "bin" TEXT,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warehouse_stock_pkey" PRIMARY KEY ("shopId","warehouseId","sku")
);

-- CreateIndex
CREATE INDEX "variant_shopId_productId_idx" ON "variant"("shopId", "productId");

-- CreateIndex
CREATE INDEX "variant_shopId_sku_idx" ON "variant"("shopId", "sku");

-- CreateIndex
CREATE INDEX "variant_shopId_inventoryItemId_idx" ON "variant"("shopId", "inventoryItemId");

-- CreateIndex
CREATE INDEX "customer_shopId_email_idx" ON "customer"("shopId", "email");

-- CreateIndex
CREATE INDEX "routing_decision_shopId_orderId_decidedAt_idx" ON "routing_decision"("shopId", "orderId", "decidedAt");

-- CreateIndex
CREATE INDEX "parcel_shopId_orderId_idx" ON "parcel"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "parcel_shopId_warehouseId_stage_idx" ON "parcel"("shopId", "warehouseId", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_shopId_reference_key" ON "parcel"("shopId", "reference");

-- CreateIndex
CREATE INDEX "parcel_line_shopId_sku_idx" ON "parcel_line"("shopId", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_shopId_parcelId_warehouseShipmentId_key" ON "shipment"("shopId", "parcelId", "warehouseShipmentId");

-- CreateIndex
CREATE INDEX "exception_shopId_resolvedAt_cause_openedAt_idx" ON "exception"("shopId", "resolvedAt", "cause", "openedAt");

-- CreateIndex
CREATE INDEX "exception_shopId_orderId_idx" ON "exception"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "inventory_level_shopId_locationId_idx" ON "inventory_level"("shopId", "locationId");

-- CreateIndex
CREATE INDEX "order_shopId_createdAt_id_idx" ON "order"("shopId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_shopId_stage_createdAt_id_idx" ON "order"("shopId", "stage", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_shopId_name_idx" ON "order"("shopId", "name");

-- CreateIndex
CREATE INDEX "order_shopId_customerId_idx" ON "order"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "order_line_shopId_orderId_idx" ON "order_line"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "fulfillment_order_shopId_orderId_idx" ON "fulfillment_order"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "fulfillment_order_line_shopId_fulfillmentOrderId_idx" ON "fulfillment_order_line"("shopId", "fulfillmentOrderId");

-- CreateIndex
CREATE INDEX "fulfillment_shopId_orderId_idx" ON "fulfillment"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "timeline_entry_shopId_orderId_at_idx" ON "timeline_entry"("shopId", "orderId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_shopId_source_dedupeKey_key" ON "inbox_event"("shopId", "source", "dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "effect_shopId_kind_subject_key" ON "effect"("shopId", "kind", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_shopId_name_key" ON "warehouse"("shopId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_shopId_callbackKey_key" ON "warehouse"("shopId", "callbackKey");

-- CreateIndex
CREATE INDEX "warehouse_stock_shopId_sku_idx" ON "warehouse_stock"("shopId", "sku");

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "order"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_shopId_warehouseId_fkey" FOREIGN KEY ("shopId", "warehouseId") REFERENCES "warehouse"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_line" ADD CONSTRAINT "parcel_line_shopId_parcelId_fkey" FOREIGN KEY ("shopId", "parcelId") REFERENCES "parcel"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_shopId_parcelId_fkey" FOREIGN KEY ("shopId", "parcelId") REFERENCES "parcel"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_event" ADD CONSTRAINT "shipment_event_shopId_shipmentId_fkey" FOREIGN KEY ("shopId", "shipmentId") REFERENCES "shipment"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "order"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillment_order" ADD CONSTRAINT "fulfillment_order_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "order"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillment_order_line" ADD CONSTRAINT "fulfillment_order_line_shopId_fulfillmentOrderId_fkey" FOREIGN KEY ("shopId", "fulfillmentOrderId") REFERENCES "fulfillment_order"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "order"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warehouse_stock" ADD CONSTRAINT "warehouse_stock_shopId_warehouseId_fkey" FOREIGN KEY ("shopId", "warehouseId") REFERENCES "warehouse"("shopId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

