-- What Shopify Flow says of the use of Waybill's triggers, what it had Waybill do, and of which variants it was said that they will soon be gone.
CREATE TABLE "flow_trigger_use" (
  "shopId"     INTEGER NOT NULL,
  "definition" TEXT NOT NULL,
  "isUsed"     BOOLEAN NOT NULL,
  "saidAt"     TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "flow_trigger_use_pkey" PRIMARY KEY ("shopId", "definition")
);

CREATE TABLE "flow_action_run" (
  "shopId"   INTEGER NOT NULL,
  "action"   TEXT NOT NULL,
  "runId"    TEXT NOT NULL,
  "openedAt" TIMESTAMPTZ(3) NOT NULL,
  "doneAt"   TIMESTAMPTZ(3),
  "message"  JSONB,
  CONSTRAINT "flow_action_run_pkey" PRIMARY KEY ("shopId", "action", "runId")
);
CREATE INDEX "flow_action_run_shopId_openedAt_idx" ON "flow_action_run" ("shopId", "openedAt");

CREATE TABLE "stock_out_said" (
  "shopId"    INTEGER NOT NULL,
  "variantId" BIGINT NOT NULL,
  "saidAt"    TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "stock_out_said_pkey" PRIMARY KEY ("shopId", "variantId")
);

SELECT fence_shops();
