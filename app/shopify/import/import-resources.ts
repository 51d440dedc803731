/** What the first copy of a shop consists of, in the order in which it is shown and, where it matters, loaded. */
export const importResources = ["locations", "products", "inventory", "customers", "orders", "fulfillment-orders", "fulfillments"] as const;

export type ImportResource = (typeof importResources)[number];
