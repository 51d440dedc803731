-- `fulfillment.refused` said two things that are put right in two ways: Shopify would not move an order, or would not take what had left.
UPDATE "exception"
   SET "cause" = CASE WHEN "subject" LIKE 'shipment:%' THEN 'shipment.refused' ELSE 'fulfillment-order.refused' END
 WHERE "cause" = 'fulfillment.refused';
