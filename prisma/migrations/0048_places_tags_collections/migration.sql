-- When a place of a buyer's way was last seen, without looking through all that was decided in the others.
CREATE INDEX "offer_decision_shopId_placement_decidedAt_idx" ON "offer_decision" ("shopId", "placement", "decidedAt");

-- What merchants tag their customers with. Nobody asked for it before: who was copied by then is read again.
ALTER TABLE "customer" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "tagsKnown" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "customer" ALTER COLUMN "tagsKnown" SET DEFAULT true;
CREATE INDEX "customer_tags_unknown_idx" ON "customer" ("shopId", "id") WHERE NOT "tagsKnown";

-- The products of collections that offers ask for. Others are not copied.
CREATE TABLE "collection" (
    "shopId" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "productIds" BIGINT[],
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("shopId","id")
);

SELECT fence_shops();
