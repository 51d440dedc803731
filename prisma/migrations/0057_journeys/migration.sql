-- When a journey is next to be looked at, so that one job waits for it and not one for each person.
ALTER TABLE "journey" ADD COLUMN "wakeAt" TIMESTAMPTZ(3);

-- What a sweep reads: of each live journey what is due, and nothing of what waits or of a journey that is paused.
CREATE INDEX "journey_run_due_of_journey_idx" ON "journey_run" ("shopId", "journeyId", "dueAt") WHERE "endedAt" IS NULL;
DROP INDEX "journey_run_due_idx";

-- Who waits for a turn at a step that lets few through: their moments are kept for them.
CREATE INDEX "journey_run_turn_idx" ON "journey_run" ("shopId", "journeyId", "nodeId", "dueAt") WHERE "endedAt" IS NULL AND "waitsFor" = 'turn';
