-- What a merchant sets of a room is kept by that room, not by the shop.
CREATE TABLE "setting" (
    "shopId" INTEGER NOT NULL,
    "room" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("shopId","room")
);

SELECT fence_shops();

INSERT INTO "setting" ("shopId", "room", "values", "updatedAt")
SELECT "id", 'fulfillment', jsonb_build_object(
         'routingEnabled', "routingEnabled",
         'routingSince', to_char("routingSince" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'splitPenalty', "splitPenalty",
         'dayOfDelayCost', "dayOfDelayCost",
         'priorityCost', "priorityCost",
         'maxParcels', "maxParcels"), now()
  FROM "shop";

INSERT INTO "setting" ("shopId", "room", "values", "updatedAt")
SELECT "id", 'insights', jsonb_build_object('setupGuideHidden', "setupGuideHidden"), now() FROM "shop";

ALTER TABLE "shop"
  DROP COLUMN "routingEnabled",
  DROP COLUMN "routingSince",
  DROP COLUMN "splitPenalty",
  DROP COLUMN "dayOfDelayCost",
  DROP COLUMN "priorityCost",
  DROP COLUMN "maxParcels",
  DROP COLUMN "setupGuideHidden";

-- Nothing has ever been written into it.
ALTER TABLE "exception" DROP COLUMN "detail";
