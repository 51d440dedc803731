-- Events that were given up are few, and looked for every minute.
CREATE INDEX "inbox_event_given_up" ON "inbox_event" ("shopId", "id") WHERE "failedAt" IS NOT NULL;
