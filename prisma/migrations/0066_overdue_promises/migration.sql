-- Since when everybody is told that an order is late although all of it had left.
ALTER TABLE "delivery_promise" ADD COLUMN "overdueAt" TIMESTAMPTZ(3);
