-- How far a shop's copy has been compared with the shop itself, and what was found missing or out of date and copied again.
CREATE TABLE "reconciliation" (
    "shopId" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "doneUntil" TIMESTAMPTZ(3) NOT NULL,
    "ranAt" TIMESTAMPTZ(3) NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("shopId","resource")
);

CREATE TABLE "repair" (
    "shopId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "fault" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3),
    "repairedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "repair_pkey" PRIMARY KEY ("shopId","id")
);
CREATE INDEX "repair_repairedAt_idx" ON "repair"("shopId", "repairedAt" DESC);

SELECT fence_shops();
