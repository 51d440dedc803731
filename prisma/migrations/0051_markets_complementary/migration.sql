-- The shop's markets, which offers can be for: read once the merchant lets Waybill see them.
CREATE TABLE "market" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "countries" TEXT[],
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_pkey" PRIMARY KEY ("shopId","id")
);

-- What merchants chose in Search & Discovery to go with a product. Nobody asked for it before: what was copied by then is read again.
ALTER TABLE "product" ADD COLUMN "complementary" BIGINT[] NOT NULL DEFAULT '{}', ADD COLUMN "complementaryKnown" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "product" ALTER COLUMN "complementaryKnown" SET DEFAULT true;
CREATE INDEX "product_complementary_unknown_idx" ON "product" ("shopId", "id") WHERE NOT "complementaryKnown";

SELECT fence_shops();
