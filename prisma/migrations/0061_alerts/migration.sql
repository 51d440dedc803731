-- Alerts about exceptions: where they go, what was told there of which exception, and each message as the ledger knows it.
CREATE TYPE "AlertKind" AS ENUM ('webhook', 'email');
CREATE TYPE "AlertRhythm" AS ENUM ('at_once', 'hourly', 'daily');
CREATE TYPE "AlertScope" AS ENUM ('everything', 'urgent', 'chosen');
CREATE TYPE "AlertStage" AS ENUM ('planned', 'claimed', 'sent', 'unknown', 'called_off');
CREATE TYPE "AlertDestinationState" AS ENUM ('active', 'paused', 'failed');

CREATE TABLE "alert_destination" (
  "shopId"       INTEGER NOT NULL,
  "id"           UUID NOT NULL,
  "kind"         "AlertKind" NOT NULL,
  "target"       TEXT NOT NULL,
  "rhythm"       "AlertRhythm" NOT NULL,
  "scope"        "AlertScope" NOT NULL,
  "causes"       TEXT[] NOT NULL,
  "tellsSolved"  BOOLEAN NOT NULL,
  "plainOnly"    BOOLEAN NOT NULL DEFAULT false,
  "state"        "AlertDestinationState" NOT NULL DEFAULT 'active',
  "failures"     INTEGER NOT NULL DEFAULT 0,
  "refusals"     INTEGER NOT NULL DEFAULT 0,
  "failingSince" TIMESTAMPTZ(3),
  "restsUntil"   TIMESTAMPTZ(3),
  "lastSentAt"   TIMESTAMPTZ(3),
  "lastFailedAt" TIMESTAMPTZ(3),
  "lastProblem"  JSONB,
  "createdAt"    TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "alert_destination_pkey" PRIMARY KEY ("shopId", "id")
);

CREATE TABLE "alert" (
  "shopId"        INTEGER NOT NULL,
  "id"            UUID NOT NULL,
  "destinationId" UUID NOT NULL,
  "stage"         "AlertStage" NOT NULL DEFAULT 'planned',
  "attempts"      INTEGER NOT NULL DEFAULT 0,
  "unanswered"    INTEGER NOT NULL DEFAULT 0,
  "plannedAt"     TIMESTAMPTZ(3) NOT NULL,
  "claimedAt"     TIMESTAMPTZ(3),
  "endedAt"       TIMESTAMPTZ(3),
  CONSTRAINT "alert_pkey" PRIMARY KEY ("shopId", "id"),
  CONSTRAINT "alert_destination_fkey" FOREIGN KEY ("shopId", "destinationId") REFERENCES "alert_destination" ("shopId", "id") ON DELETE CASCADE
);
-- At most one of a destination is under way.
CREATE UNIQUE INDEX "alert_under_way_idx" ON "alert" ("shopId", "destinationId") WHERE "endedAt" IS NULL;

CREATE TABLE "alert_item" (
  "shopId"        INTEGER NOT NULL,
  "destinationId" UUID NOT NULL,
  "exceptionId"   UUID NOT NULL,
  "cause"         TEXT NOT NULL,
  "subject"       TEXT NOT NULL,
  "openedAt"      TIMESTAMPTZ(3) NOT NULL,
  "notedAt"       TIMESTAMPTZ(3) NOT NULL,
  "dueAt"         TIMESTAMPTZ(3) NOT NULL,
  "alertId"       UUID,
  "toldAt"        TIMESTAMPTZ(3),
  "solvedBy"      UUID,
  "solvedAt"      TIMESTAMPTZ(3),
  CONSTRAINT "alert_item_pkey" PRIMARY KEY ("shopId", "destinationId", "exceptionId"),
  CONSTRAINT "alert_item_destination_fkey" FOREIGN KEY ("shopId", "destinationId") REFERENCES "alert_destination" ("shopId", "id") ON DELETE CASCADE
);
CREATE INDEX "alert_item_subject_idx" ON "alert_item" ("shopId", "destinationId", "cause", "subject");
-- What is not told yet, and what was told and is not known to be over.
CREATE INDEX "alert_item_open_idx" ON "alert_item" ("shopId", "destinationId", "dueAt") WHERE "toldAt" IS NULL OR "solvedAt" IS NULL;

SELECT fence_shops();
