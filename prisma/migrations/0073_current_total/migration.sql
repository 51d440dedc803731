-- What an order comes to after what was taken off it since it was placed; of what was copied before it is not known.
ALTER TABLE "order" ADD COLUMN "currentTotal" BIGINT;
