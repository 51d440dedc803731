-- Which of the shop's goods (inventory items) a product of a warehouse is. A SKU is what both call it, and may change in the shop at any time.
CREATE TABLE "warehouse_product" (
    "shopId" INTEGER NOT NULL,
    "warehouseId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "boundAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warehouse_product_pkey" PRIMARY KEY ("shopId","warehouseId","sku","inventoryItemId"),
    CONSTRAINT "warehouse_product_warehouse_fkey" FOREIGN KEY ("shopId","warehouseId") REFERENCES "warehouse"("shopId","id") ON DELETE CASCADE
);
CREATE INDEX "warehouse_product_inventoryItemId_idx" ON "warehouse_product"("shopId", "inventoryItemId");

-- A SKU without what differs between two people who write the same: capitals, blanks around it, and the zeros that spreadsheets drop.
CREATE FUNCTION plain_sku(sku text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN btrim(sku) ~ '^[0-9]+$' THEN ltrim(btrim(sku), '0') ELSE lower(btrim(sku)) END
$$;
CREATE INDEX "variant_plain_sku_idx" ON "variant"("shopId", plain_sku("sku"));

INSERT INTO "warehouse_product" ("shopId", "warehouseId", "sku", "inventoryItemId", "boundAt")
SELECT DISTINCT stock."shopId", stock."warehouseId", stock."sku", variant."inventoryItemId", now()
  FROM "warehouse_stock" stock
  JOIN "variant" variant ON variant."shopId" = stock."shopId" AND variant."sku" = stock."sku";

SELECT fence_shops();

-- A mark of the address that the warehouse was told: when the order's is another, the warehouse is to be told. Not the address itself.
ALTER TABLE "parcel" ADD COLUMN "addressSent" TEXT;
