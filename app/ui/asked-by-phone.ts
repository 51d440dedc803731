/**
 * Whether a phone asks for a page, so that its first picture is drawn narrow. Chrome says so in `Sec-CH-UA-Mobile`; Safari and the web view
 * of Shopify's app for iPhone send no hints, there the name of the browser tells (developer.mozilla.org, "Browser detection using the user agent").
 */
export function askedByPhone(headers: Headers): boolean {
  const hint = headers.get("sec-ch-ua-mobile");
  if (hint !== null) return hint === "?1";
  return /iPhone|Android.*\bMobile\b/.test(headers.get("user-agent") ?? "");
}
