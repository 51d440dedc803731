-- What a person decided for one order: it is held, waits for stock, goes to the warehouse they chose, or is theirs to ship. One of a kind at a time.
CREATE TABLE "order_decision" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "note" TEXT,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "madeBy" JSONB NOT NULL,

    CONSTRAINT "order_decision_pkey" PRIMARY KEY ("shopId","orderId","kind"),
    CONSTRAINT "order_decision_order_fkey" FOREIGN KEY ("shopId","orderId") REFERENCES "order"("shopId","id") ON DELETE CASCADE
);

SELECT fence_shops();
