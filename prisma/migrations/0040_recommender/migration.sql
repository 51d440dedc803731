-- What goes with what: the orders that were counted, and what is made of them once a day.
CREATE TABLE "basket" (
  "shopId" INTEGER NOT NULL,
  "orderId" BIGINT NOT NULL,
  "productIds" BIGINT[] NOT NULL,
  "placedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "basket_pkey" PRIMARY KEY ("shopId", "orderId")
);
CREATE INDEX "basket_shopId_placedAt_orderId_idx" ON "basket" ("shopId", "placedAt", "orderId");

CREATE TYPE "RecommenderMethod" AS ENUM ('cosine', 'ease');
CREATE TABLE "product_neighbours" (
  "shopId" INTEGER NOT NULL,
  "method" "RecommenderMethod" NOT NULL,
  "productId" BIGINT NOT NULL,
  "support" INTEGER NOT NULL,
  "others" BIGINT[] NOT NULL,
  "scores" REAL[] NOT NULL,
  "orders" INTEGER[] NOT NULL,
  "times" REAL[] NOT NULL,
  "builtAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "product_neighbours_pkey" PRIMARY KEY ("shopId", "method", "productId")
);
CREATE INDEX "product_neighbours_shopId_method_support_idx" ON "product_neighbours" ("shopId", "method", "support" DESC);

CREATE TABLE "recommender_build" (
  "shopId" INTEGER NOT NULL,
  "builtAt" TIMESTAMPTZ(3) NOT NULL,
  "baskets" INTEGER NOT NULL,
  CONSTRAINT "recommender_build_pkey" PRIMARY KEY ("shopId")
);

SELECT fence_shops();
