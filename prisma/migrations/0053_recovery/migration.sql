-- What buyers left, what is done about it step by step, and who is held out of it.
CREATE TYPE "AbandonmentKind" AS ENUM ('browse', 'cart', 'checkout');
CREATE TYPE "AbandonmentState" AS ENUM ('active', 'abandoned', 'completed', 'gone');
CREATE TYPE "JourneyState" AS ENUM ('draft', 'live', 'paused');
CREATE TYPE "CallTaskState" AS ENUM ('open', 'done', 'called_off', 'expired');

CREATE TABLE "recovery_person" (
  "shopId"      INTEGER NOT NULL,
  "id"          UUID NOT NULL,
  "customerId"  BIGINT,
  "mailKey"     TEXT,
  "phoneKey"    TEXT,
  "isHeldOut"   BOOLEAN NOT NULL,
  "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "recovery_person_pkey" PRIMARY KEY ("shopId", "id")
);
CREATE UNIQUE INDEX "recovery_person_shopId_customerId_key" ON "recovery_person" ("shopId", "customerId");
CREATE UNIQUE INDEX "recovery_person_shopId_mailKey_key" ON "recovery_person" ("shopId", "mailKey");
CREATE UNIQUE INDEX "recovery_person_shopId_phoneKey_key" ON "recovery_person" ("shopId", "phoneKey");

CREATE TABLE "abandonment" (
  "shopId"        INTEGER NOT NULL,
  "id"            UUID NOT NULL,
  "kind"          "AbandonmentKind" NOT NULL,
  "state"         "AbandonmentState" NOT NULL DEFAULT 'active',
  "personId"      UUID,
  "customerId"    BIGINT,
  "email"         TEXT,
  "phone"         TEXT,
  "name"          TEXT,
  "language"      TEXT,
  "place"         JSONB NOT NULL,
  "lines"         JSONB NOT NULL,
  "currency"      CHAR(3) NOT NULL,
  "value"         BIGINT NOT NULL,
  "discountCodes" TEXT[] NOT NULL DEFAULT '{}',
  "withheld"      TEXT[] NOT NULL DEFAULT '{}',
  "checkoutId"    BIGINT,
  "startedAt"     TIMESTAMPTZ(3) NOT NULL,
  "touchedAt"     TIMESTAMPTZ(3) NOT NULL,
  "abandonedAt"   TIMESTAMPTZ(3),
  "endedAt"       TIMESTAMPTZ(3),
  "orderId"       BIGINT,
  CONSTRAINT "abandonment_pkey" PRIMARY KEY ("shopId", "id")
) WITH (fillfactor = 80);
CREATE INDEX "abandonment_shopId_personId_touchedAt_idx" ON "abandonment" ("shopId", "personId", "touchedAt");
CREATE INDEX "abandonment_shopId_touchedAt_id_idx" ON "abandonment" ("shopId", "touchedAt" DESC, "id" DESC);
-- What a sweep looks for: carts that have been still for long enough.
CREATE INDEX "abandonment_active_idx" ON "abandonment" ("shopId", "touchedAt") WHERE "state" = 'active';

CREATE TABLE "abandonment_token" (
  "shopId" INTEGER NOT NULL, "token" TEXT NOT NULL, "abandonmentId" UUID NOT NULL,
  CONSTRAINT "abandonment_token_pkey" PRIMARY KEY ("shopId", "token")
);
CREATE INDEX "abandonment_token_shopId_abandonmentId_idx" ON "abandonment_token" ("shopId", "abandonmentId");

CREATE TABLE "journey" (
  "shopId"     INTEGER NOT NULL,
  "id"         UUID NOT NULL,
  "name"       TEXT NOT NULL,
  "state"      "JourneyState" NOT NULL DEFAULT 'draft',
  "definition" JSONB NOT NULL,
  "revision"   INTEGER NOT NULL DEFAULT 1,
  "liveSince"  TIMESTAMPTZ(3),
  "createdAt"  TIMESTAMPTZ(3) NOT NULL,
  "updatedAt"  TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "journey_pkey" PRIMARY KEY ("shopId", "id")
);

CREATE TABLE "journey_run" (
  "shopId"        INTEGER NOT NULL,
  "id"            UUID NOT NULL,
  "journeyId"     UUID NOT NULL,
  "personId"      UUID NOT NULL,
  "entryKey"      TEXT NOT NULL,
  "abandonmentId" UUID,
  "isHeldOut"     BOOLEAN NOT NULL,
  "nodeId"        TEXT NOT NULL,
  "nodeAt"        TIMESTAMPTZ(3) NOT NULL,
  "dueAt"         TIMESTAMPTZ(3),
  "waitsFor"      TEXT,
  "enteredAt"     TIMESTAMPTZ(3) NOT NULL,
  "endedAt"       TIMESTAMPTZ(3),
  "endedBy"       TEXT,
  CONSTRAINT "journey_run_pkey" PRIMARY KEY ("shopId", "id")
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX "journey_run_shopId_journeyId_personId_entryKey_key" ON "journey_run" ("shopId", "journeyId", "personId", "entryKey");
CREATE INDEX "journey_run_shopId_personId_enteredAt_idx" ON "journey_run" ("shopId", "personId", "enteredAt");
CREATE INDEX "journey_run_shopId_journeyId_enteredAt_idx" ON "journey_run" ("shopId", "journeyId", "enteredAt");
CREATE INDEX "journey_run_shopId_abandonmentId_idx" ON "journey_run" ("shopId", "abandonmentId");
-- What a sweep reads: what is due, and nothing of what waits.
CREATE INDEX "journey_run_due_idx" ON "journey_run" ("shopId", "dueAt") WHERE "endedAt" IS NULL;

CREATE TABLE "journey_passage" (
  "shopId" INTEGER NOT NULL, "runId" UUID NOT NULL, "nodeId" TEXT NOT NULL, "visit" INTEGER NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL, "what" JSONB NOT NULL,
  CONSTRAINT "journey_passage_pkey" PRIMARY KEY ("shopId", "runId", "nodeId", "visit")
);
CREATE INDEX "journey_passage_shopId_nodeId_at_idx" ON "journey_passage" ("shopId", "nodeId", "at");

CREATE TABLE "recovery_link" (
  "shopId"        INTEGER NOT NULL,
  "id"            VARCHAR(32) NOT NULL,
  "abandonmentId" UUID NOT NULL,
  "runId"         UUID,
  "nodeId"        TEXT,
  "channel"       TEXT,
  "code"          TEXT,
  "createdAt"     TIMESTAMPTZ(3) NOT NULL,
  "expiresAt"     TIMESTAMPTZ(3) NOT NULL,
  "firstClickAt"  TIMESTAMPTZ(3),
  "lastClickAt"   TIMESTAMPTZ(3),
  "clicks"        INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "recovery_link_pkey" PRIMARY KEY ("shopId", "id")
);
CREATE INDEX "recovery_link_shopId_runId_idx" ON "recovery_link" ("shopId", "runId");
CREATE INDEX "recovery_link_shopId_abandonmentId_idx" ON "recovery_link" ("shopId", "abandonmentId");

CREATE TABLE "recovery_code" (
  "shopId"       INTEGER NOT NULL,
  "code"         TEXT NOT NULL,
  "journeyId"    UUID NOT NULL,
  "discountId"   BIGINT NOT NULL,
  "redeemCodeId" BIGINT NOT NULL,
  "addedAt"      TIMESTAMPTZ(3) NOT NULL,
  "runId"        UUID,
  "takenAt"      TIMESTAMPTZ(3),
  "withdrawnAt"  TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("shopId", "code")
);
CREATE INDEX "recovery_code_shopId_journeyId_takenAt_idx" ON "recovery_code" ("shopId", "journeyId", "takenAt");
CREATE INDEX "recovery_code_shopId_runId_idx" ON "recovery_code" ("shopId", "runId");

CREATE TABLE "call_task" (
  "shopId"        INTEGER NOT NULL,
  "id"            UUID NOT NULL,
  "runId"         UUID NOT NULL,
  "nodeId"        TEXT NOT NULL,
  "personId"      UUID NOT NULL,
  "abandonmentId" UUID,
  "state"         "CallTaskState" NOT NULL DEFAULT 'open',
  "phone"         TEXT NOT NULL,
  "place"         JSONB NOT NULL,
  "script"        TEXT NOT NULL,
  "dueAt"         TIMESTAMPTZ(3) NOT NULL,
  "expiresAt"     TIMESTAMPTZ(3) NOT NULL,
  "attempts"      INTEGER NOT NULL DEFAULT 0,
  "lastAttemptAt" TIMESTAMPTZ(3),
  "agent"         JSONB,
  "heldUntil"     TIMESTAMPTZ(3),
  "outcome"       TEXT,
  "note"          TEXT,
  "endedAt"       TIMESTAMPTZ(3),
  CONSTRAINT "call_task_pkey" PRIMARY KEY ("shopId", "id")
);
CREATE UNIQUE INDEX "call_task_shopId_runId_nodeId_key" ON "call_task" ("shopId", "runId", "nodeId");
CREATE INDEX "call_task_shopId_state_dueAt_id_idx" ON "call_task" ("shopId", "state", "dueAt", "id");

SELECT fence_shops();
