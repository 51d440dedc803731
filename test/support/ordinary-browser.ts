/** What Shopify's library takes for a person: it turns bots away, and headless Chrome says that it is one. */
export const ORDINARY_BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** The same on a phone: its pages are drawn for touch, and it says in its headers what it is. */
export const ORDINARY_PHONE = {
  userAgent: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  isMobile: true,
  hasTouch: true,
};
