import { createHmac } from "node:crypto";

export type Launch = { appOrigin: string; path: string; shopDomain: string; clientSecret: string; idToken: string; timestamp: number };

/** The address of the app's frame, with what Shopify admin adds when it opens an embedded app (query signed as OAuth's are). */
export function launchUrl({ appOrigin, path, shopDomain, clientSecret, idToken, timestamp }: Launch): string {
  const url = new URL(path, appOrigin);
  if (url.origin !== new URL(appOrigin).origin) throw new Error("The path leads out of the app.");
  const store = shopDomain.split(".")[0] ?? shopDomain;
  const added = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${store}`).toString("base64url"),
    id_token: idToken,
    // Of whoever looks at the admin; asked for in the path it is another one.
    locale: url.searchParams.get("locale") ?? "en",
    session: createHmac("sha256", clientSecret).update(shopDomain).digest("hex"),
    shop: shopDomain,
    timestamp: String(timestamp),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  const signed = [...url.searchParams].sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => `${name}=${value}`);
  url.searchParams.set("hmac", createHmac("sha256", clientSecret).update(signed.join("&")).digest("hex"));
  return url.href;
}
