-- What customers said about marketing, as Shopify keeps it. Those who were copied before it was asked for have none, and are read again.
ALTER TABLE "customer" ADD COLUMN "marketing" JSONB;
CREATE INDEX "customer_marketing_unknown_idx" ON "customer" ("shopId", "id") WHERE "marketing" IS NULL;

-- Whether Shopify has been told of it, where it was said to us.
ALTER TABLE "marketing_consent" ADD COLUMN "toldAt" TIMESTAMPTZ(3);
UPDATE "marketing_consent" SET "toldAt" = "at" WHERE "source" = 'shopify';
CREATE INDEX "marketing_consent_untold_idx" ON "marketing_consent" ("shopId", "at") WHERE "toldAt" IS NULL;

-- Mail that came back, or that somebody called unwanted: once of a kind for each message.
CREATE TYPE "MailReportKind" AS ENUM ('bounced', 'soft_bounced', 'complained', 'opted_out');
CREATE TABLE "mail_report" (
  "shopId"     INTEGER NOT NULL,
  "deliveryId" UUID NOT NULL,
  "kind"       "MailReportKind" NOT NULL,
  "addressKey" TEXT NOT NULL,
  "at"         TIMESTAMPTZ(3) NOT NULL,
  "status"     TEXT,
  "said"       TEXT,
  CONSTRAINT "mail_report_pkey" PRIMARY KEY ("shopId", "deliveryId", "kind")
);
CREATE INDEX "mail_report_shopId_addressKey_idx" ON "mail_report" ("shopId", "addressKey");
CREATE INDEX "mail_report_shopId_at_idx" ON "mail_report" ("shopId", "at");
CREATE INDEX "message_delivery_shopId_channel_claimedAt_idx" ON "message_delivery" ("shopId", "channel", "claimedAt");

-- How a shop's mail stands, as it was last looked at.
CREATE TABLE "mail_health" (
  "shopId"     INTEGER NOT NULL,
  "judgedAt"   TIMESTAMPTZ(3) NOT NULL,
  "reading"    JSONB NOT NULL,
  "pausedAt"   TIMESTAMPTZ(3),
  "judgedFrom" TIMESTAMPTZ(3),
  CONSTRAINT "mail_health_pkey" PRIMARY KEY ("shopId")
);

-- The address at which a shop's mail server hands in reports.
CREATE TABLE "mail_intake" (
  "shopId" INTEGER NOT NULL,
  "key"    TEXT NOT NULL,
  CONSTRAINT "mail_intake_pkey" PRIMARY KEY ("shopId")
);

SELECT fence_shops();
