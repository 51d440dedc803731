-- Text messages and WhatsApp: where their providers call us, how long a channel is left in peace, what a message cost, who wrote to us,
-- the templates that a provider has approved, and runs that are called off while one of their messages is under way.
ALTER TABLE "message_channel" ADD COLUMN "callbackKey" TEXT, ADD COLUMN "restsUntil" TIMESTAMPTZ(3);
ALTER TABLE "message_delivery" ADD COLUMN "cost" JSONB, ADD COLUMN "calledOffAt" TIMESTAMPTZ(3);

CREATE TABLE "channel_contact" (
  "shopId"        INTEGER NOT NULL,
  "channel"       TEXT NOT NULL,
  "addressKey"    TEXT NOT NULL,
  "phoneKey"      TEXT,
  "wroteAt"       TIMESTAMPTZ(3),
  "unreachableAt" TIMESTAMPTZ(3),
  CONSTRAINT "channel_contact_pkey" PRIMARY KEY ("shopId", "channel", "addressKey")
);
CREATE INDEX "channel_contact_shopId_phoneKey_idx" ON "channel_contact" ("shopId", "phoneKey");

CREATE TABLE "provider_template" (
  "shopId"     INTEGER NOT NULL,
  "channel"    TEXT NOT NULL,
  "name"       TEXT NOT NULL,
  "language"   TEXT NOT NULL,
  "category"   TEXT NOT NULL,
  "state"      TEXT NOT NULL,
  "quality"    TEXT,
  "reason"     TEXT,
  "components" JSONB NOT NULL,
  "seenAt"     TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "provider_template_pkey" PRIMARY KEY ("shopId", "channel", "name", "language")
);

SELECT fence_shops();
