-- What a warehouse was told that its buyer wrote for whoever unpacks it: a mark of it, not the words.
ALTER TABLE "parcel" ADD COLUMN "giftMessageSent" TEXT;
