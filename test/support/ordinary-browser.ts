/** What Shopify's library takes for a person: it turns bots away, and headless Chrome says that it is one. */
export const ORDINARY_BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
