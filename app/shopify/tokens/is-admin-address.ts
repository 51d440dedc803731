/** Base64 of the longest address of a shop's admin, and some. */
const LONGEST = 300;

/** Whether `host`, as Shopify admin names itself in the app's address, is base64 of an address of Shopify's: `admin.shopify.com/store/a-shop`. */
export function isAdminAddress(host: string): boolean {
  if (host.length > LONGEST || !/^[0-9a-zA-Z+/_-]+={0,2}$/.test(host)) return false;
  const address = URL.parse(`https://${Buffer.from(host, "base64").toString("utf8")}`);
  return address !== null && /\.(myshopify\.com|shopify\.com|myshopify\.io|shop\.dev)$/.test(address.hostname);
}
