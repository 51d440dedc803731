-- A warehouse's prices begin as our guess: whether a person has confirmed them.
ALTER TABLE "warehouse" ADD COLUMN "pricesConfirmedAt" TIMESTAMPTZ(3);
