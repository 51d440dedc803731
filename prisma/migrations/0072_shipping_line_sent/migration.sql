-- By which of the order's shipping lines a warehouse was asked to ship a parcel: a mark of it.
ALTER TABLE "parcel" ADD COLUMN "shippingLineSent" TEXT;
