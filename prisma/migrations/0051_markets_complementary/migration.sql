-- The shop's markets, which offers can be for: read once the merchant lets Waybill see them.
CREATE TABLE "market" (
    "shopId" INTEGER, "id" BIGINT, "name" TEXT NOT NULL, "countries" TEXT[], "readAt" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("shopId", "id")
);

-- What merchants chose in Search & Discovery to go with a product.
ALTER TABLE "product" ADD COLUMN "complementary" BIGINT[] NOT NULL DEFAULT '{}';

SELECT fence_shops();
