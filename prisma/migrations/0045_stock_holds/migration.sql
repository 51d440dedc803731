-- Units that were promised to a buyer who is still at a page after paying.
CREATE TABLE "stock_hold" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "warehouseId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "checkoutToken" TEXT NOT NULL,
    "variantId" BIGINT NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "bought" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "stock_hold_pkey" PRIMARY KEY ("shopId","id"),
    CONSTRAINT "stock_hold_warehouse_fkey" FOREIGN KEY ("shopId","warehouseId") REFERENCES "warehouse"("shopId","id") ON DELETE CASCADE
);
CREATE INDEX "stock_hold_shopId_checkoutToken_idx" ON "stock_hold" ("shopId", "checkoutToken");
CREATE INDEX "stock_hold_open_idx" ON "stock_hold" ("shopId", "sku") WHERE "endedAt" IS NULL;

SELECT fence_shops();
