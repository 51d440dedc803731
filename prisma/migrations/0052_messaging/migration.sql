-- Messages to people: by which channels, each one's life, who agreed to it, and who is left alone.
CREATE TYPE "MessageChannelState" AS ENUM ('connected', 'paused', 'refused');
CREATE TYPE "MessagePurpose" AS ENUM ('marketing', 'transactional');
CREATE TYPE "DeliveryStage" AS ENUM
  ('planned', 'claimed', 'unknown', 'handed_over', 'sent', 'failed', 'delivered', 'read', 'clicked', 'suppressed', 'expired');
CREATE TYPE "ConsentState" AS ENUM ('unsubscribed', 'never', 'pending', 'subscribed');
CREATE TYPE "ConsentBasis" AS ENUM ('explicit', 'soft_opt_in', 'none');

CREATE TABLE "message_channel" (
  "shopId"      INTEGER NOT NULL,
  "channel"     TEXT NOT NULL,
  "kind"        TEXT NOT NULL,
  "state"       "MessageChannelState" NOT NULL DEFAULT 'connected',
  "credentials" TEXT NOT NULL,
  "connectedAt" TIMESTAMPTZ(3) NOT NULL,
  "lastProblem" JSONB,
  CONSTRAINT "message_channel_pkey" PRIMARY KEY ("shopId", "channel")
);

CREATE TABLE "message_delivery" (
  "shopId"            INTEGER NOT NULL,
  "id"                UUID NOT NULL,
  "run"               TEXT NOT NULL,
  "step"              TEXT NOT NULL,
  "channel"           TEXT NOT NULL,
  "purpose"           "MessagePurpose" NOT NULL,
  "customerId"        BIGINT,
  "address"           TEXT NOT NULL,
  "addressKey"        TEXT NOT NULL,
  "place"             JSONB NOT NULL,
  "content"           JSONB NOT NULL,
  "stage"             "DeliveryStage" NOT NULL DEFAULT 'planned',
  "reason"            TEXT,
  "problem"           JSONB,
  "attempts"          INTEGER NOT NULL DEFAULT 0,
  "claimId"           UUID,
  "providerMessageId" TEXT,
  "plannedAt"         TIMESTAMPTZ(3) NOT NULL,
  "dueAt"             TIMESTAMPTZ(3) NOT NULL,
  "expiresAt"         TIMESTAMPTZ(3) NOT NULL,
  "claimedAt"         TIMESTAMPTZ(3),
  "stageAt"           TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "message_delivery_pkey" PRIMARY KEY ("shopId", "id")
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX "message_delivery_shopId_run_step_channel_key" ON "message_delivery" ("shopId", "run", "step", "channel");
CREATE INDEX "message_delivery_shopId_addressKey_claimedAt_idx" ON "message_delivery" ("shopId", "addressKey", "claimedAt");
CREATE INDEX "message_delivery_shopId_customerId_claimedAt_idx" ON "message_delivery" ("shopId", "customerId", "claimedAt");
CREATE INDEX "message_delivery_shopId_channel_providerMessageId_idx" ON "message_delivery" ("shopId", "channel", "providerMessageId");
-- What a sweep looks for: few of many.
CREATE INDEX "message_delivery_due_idx" ON "message_delivery" ("shopId", "dueAt") WHERE "stage" = 'planned';
CREATE INDEX "message_delivery_claimed_idx" ON "message_delivery" ("shopId", "claimedAt") WHERE "stage" = 'claimed';

CREATE TABLE "marketing_consent" (
  "shopId"     INTEGER NOT NULL,
  "id"         UUID NOT NULL,
  "channel"    TEXT NOT NULL,
  "addressKey" TEXT NOT NULL,
  "customerId" BIGINT,
  "state"      "ConsentState" NOT NULL,
  "basis"      "ConsentBasis" NOT NULL,
  "source"     TEXT NOT NULL,
  "at"         TIMESTAMPTZ(3) NOT NULL,
  "proof"      JSONB NOT NULL,
  CONSTRAINT "marketing_consent_pkey" PRIMARY KEY ("shopId", "id")
);
CREATE UNIQUE INDEX "marketing_consent_shopId_channel_addressKey_at_state_key"
  ON "marketing_consent" ("shopId", "channel", "addressKey", "at", "state");
CREATE INDEX "marketing_consent_shopId_customerId_idx" ON "marketing_consent" ("shopId", "customerId");

CREATE TABLE "suppression" (
  "shopId" INTEGER NOT NULL, "addressKey" TEXT NOT NULL, "reason" TEXT NOT NULL, "at" TIMESTAMPTZ(3) NOT NULL, "source" TEXT NOT NULL,
  PRIMARY KEY ("shopId", "addressKey", "reason")
);

SELECT fence_shops();
