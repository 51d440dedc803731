-- When a place of a buyer's way was last seen, without looking through all that was decided in the others.
CREATE INDEX "offer_decision_shopId_placement_decidedAt_idx" ON "offer_decision" ("shopId", "placement", "decidedAt");
