import type { LoaderFunctionArgs } from "@remix-run/node";
import { ORDINARY_BROWSER } from "./ordinary-browser.ts";

/** Asks a route as a block in Shopify admin does: from another origin, with the merchant's id token when there is one. */
export async function askAsBlock(
  loader: (asked: LoaderFunctionArgs) => Promise<Response>,
  { path, params, method = "GET", token }: { path: string; params: Record<string, string>; method?: string; token?: string },
): Promise<Response> {
  const request = new Request(`https://waybill.example.com${path}`, {
    method,
    headers: {
      origin: "https://extensions.shopifycdn.example",
      "user-agent": ORDINARY_BROWSER,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  });
  try {
    return await loader({ request, params, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
