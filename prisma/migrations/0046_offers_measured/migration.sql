-- Offers measured on orders: one key goes with a purchase through all its places, and comes back with its order.
ALTER TABLE "order" ADD COLUMN "offerVisitor" TEXT;
CREATE INDEX "order_offer_visitor_idx" ON "order" ("shopId", "offerVisitor") WHERE "offerVisitor" IS NOT NULL;

-- How probable each arm was, also for whoever is held out: by that an offer alone is compared.
ALTER TABLE "offer_decision" ADD COLUMN "armPropensities" DOUBLE PRECISION[] NOT NULL DEFAULT '{}';
CREATE INDEX "offer_decision_visitor_idx" ON "offer_decision" ("shopId", "visitor", "decidedAt");

-- A purchase to which something could have been offered.
CREATE TABLE "offer_purchase" (
  "shopId"    INTEGER NOT NULL,
  "visitor"   TEXT NOT NULL,
  "decidedAt" TIMESTAMPTZ(3) NOT NULL,
  "isHeldOut" BOOLEAN NOT NULL,
  "cartValue" BIGINT NOT NULL,
  PRIMARY KEY ("shopId", "visitor")
);
CREATE INDEX "offer_purchase_decided_idx" ON "offer_purchase" ("shopId", "decidedAt");

-- What an order brought, until it is settled.
CREATE TABLE "offer_order" (
  "shopId"   INTEGER NOT NULL,
  "orderId"  BIGINT NOT NULL,
  "visitor"  TEXT NOT NULL,
  "placedAt" TIMESTAMPTZ(3) NOT NULL,
  "net"      BIGINT NOT NULL,
  PRIMARY KEY ("shopId", "orderId")
);
CREATE INDEX "offer_order_visitor_idx" ON "offer_order" ("shopId", "visitor");
CREATE INDEX "offer_order_placed_idx" ON "offer_order" ("shopId", "placedAt");

-- Which offers an order's buyer was shown, and which he took.
CREATE TABLE "order_offer" (
  "shopId"   INTEGER NOT NULL,
  "offerId"  UUID NOT NULL,
  "orderId"  BIGINT NOT NULL,
  "placedAt" TIMESTAMPTZ(3) NOT NULL,
  "shown"    BOOLEAN NOT NULL,
  "taken"    BOOLEAN NOT NULL,
  PRIMARY KEY ("shopId", "offerId", "orderId")
);
CREATE INDEX "order_offer_order_idx" ON "order_offer" ("shopId", "orderId");
CREATE INDEX "order_offer_placed_idx" ON "order_offer" ("shopId", "placedAt");

-- The sums of which the report is made, as they were at a moment.
CREATE TABLE "offer_report" (
  "shopId"  INTEGER NOT NULL,
  "madeAt"  TIMESTAMPTZ(3) NOT NULL,
  "since"   TIMESTAMPTZ(3),
  "until"   TIMESTAMPTZ(3) NOT NULL,
  "open"    INTEGER NOT NULL,
  "strata"  JSONB NOT NULL,
  PRIMARY KEY ("shopId")
);

SELECT fence_shops();
