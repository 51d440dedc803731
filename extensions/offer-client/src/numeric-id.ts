/** Shopify's number in a global id; undefined of what has none. */
export const numericId = (gid: string | undefined) => /\/(\d+)$/.exec(gid ?? "")?.[1];
