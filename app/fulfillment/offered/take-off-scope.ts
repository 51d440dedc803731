/** By which Shopify lets an app take units off orders and pay for them. */
export const TAKE_OFF_SCOPE = "write_orders";
