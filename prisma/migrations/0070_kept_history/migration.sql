-- Each attempt to call somebody: a task keeps the last one only.
CREATE TABLE "call_attempt" (
  "shopId"  INTEGER NOT NULL,
  "taskId"  UUID NOT NULL,
  "number"  INTEGER NOT NULL,
  "at"      TIMESTAMPTZ(3) NOT NULL,
  "by"      JSONB NOT NULL,
  "outcome" TEXT NOT NULL,
  "note"    TEXT,
  "againAt" TIMESTAMPTZ(3),
  CONSTRAINT "call_attempt_pkey" PRIMARY KEY ("shopId", "taskId", "number")
);

-- Of earlier attempts the last is known, where nobody has taken the task since.
INSERT INTO "call_attempt" ("shopId", "taskId", "number", "at", "by", "outcome", "note", "againAt")
SELECT "shopId", "id", "attempts", "lastAttemptAt", "agent", "outcome", nullif("note", ''), CASE WHEN "state" = 'open' THEN "dueAt" END
  FROM "call_task"
 WHERE "attempts" > 0 AND "lastAttemptAt" IS NOT NULL AND "agent" IS NOT NULL AND "outcome" IS NOT NULL AND "heldUntil" IS NULL;

-- What a step was when somebody passed it, whatever becomes of the journey.
ALTER TABLE "journey_passage" ADD COLUMN "step" JSONB;

-- Whoever went on with their cart and bought has bought: their runs don't rest any more.
UPDATE "journey_run" r SET "endedBy" = 'purchased', "endedAt" = greatest(r."endedAt", a."endedAt")
  FROM "abandonment" a
 WHERE a."shopId" = r."shopId" AND a."id" = r."abandonmentId" AND a."state" = 'completed' AND r."endedBy" = 'cart-resumed';

SELECT fence_shops();
