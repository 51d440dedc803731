/** Where result files of bulk operations are fetched from: a host of its own, as Shopify's are, that needs no token. */
export const bulkFilesHost = "bulk.shopify-files.com";
