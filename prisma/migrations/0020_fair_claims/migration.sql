-- Claims go from shop to shop and from subscriber to subscriber, and take the oldest of each: one shop's thousands are not read to find
-- another's one.
CREATE INDEX "event_delivery_fair" ON "event_delivery" ("urgent", "shopId", "subscriber", "nextTryAt", "eventId") WHERE "parkedAt" IS NULL;
DROP INDEX "event_delivery_due";
