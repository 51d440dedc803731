/** The optional scopes without which the app may put no pixel into the shop: asked of the merchant when they turn it on. */
export const PIXEL_SCOPES = ["write_pixels", "read_customer_events"] as const;
