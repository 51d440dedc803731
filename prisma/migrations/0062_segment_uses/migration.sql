-- Journeys that are begun for the members of a segment of Shopify's.
CREATE TYPE "SegmentUseState" AS ENUM ('counting', 'counted', 'starting', 'done', 'stopped', 'failed');

CREATE TABLE "segment_use" (
  "shopId"      INTEGER NOT NULL,
  "id"          UUID NOT NULL,
  "segmentId"   BIGINT NOT NULL,
  "segmentName" TEXT NOT NULL,
  "journeyId"   UUID NOT NULL,
  "state"       "SegmentUseState" NOT NULL,
  "members"     INTEGER NOT NULL DEFAULT 0,
  "seen"        INTEGER NOT NULL DEFAULT 0,
  "cursor"      TEXT,
  "counted"     JSONB NOT NULL DEFAULT '{}',
  "started"     JSONB NOT NULL DEFAULT '{}',
  "problem"     JSONB,
  "by"          JSONB NOT NULL,
  "createdAt"   TIMESTAMPTZ(3) NOT NULL,
  "changedAt"   TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "segment_use_pkey" PRIMARY KEY ("shopId", "id")
);
CREATE INDEX "segment_use_shopId_segmentId_createdAt_idx" ON "segment_use" ("shopId", "segmentId", "createdAt" DESC);

SELECT fence_shops();
