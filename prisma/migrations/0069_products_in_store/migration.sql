-- Whether a product is on the shop's Online Store. Of what was copied before it was asked for nobody knows: it is taken to be, until it is read again.
ALTER TABLE "product" ADD COLUMN "isInStore" BOOLEAN NOT NULL DEFAULT true;

-- A shop without an Online Store is known by having nothing in it.
CREATE INDEX "product_shopId_isInStore_idx" ON "product" ("shopId", "isInStore");
