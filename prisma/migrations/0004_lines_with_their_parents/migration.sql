-- Lines are only ever written and removed together with their order or fulfillment order, under the lock of its row, by statements over
-- whole sets. A foreign key would look each line's parent up once more, one by one, and lock it: half the time of importing a shop.
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_shopId_orderId_fkey";
ALTER TABLE "fulfillment_order_line" DROP CONSTRAINT "fulfillment_order_line_shopId_fulfillmentOrderId_fkey";
