import { readerFor } from "#app/platform/messages/languages.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { shopify } from "./messages.ts";

/** What a merchant is told when Shopify itself does not answer, in the language that they ask for: thrown from a loader or an action. */
export function shopifyIsAway(request: Request): Response {
  const asked = new URL(request.url).searchParams.get("locale") ?? request.headers.get("accept-language");
  return new Response(wordsFor(readerFor(asked, "UTC"))(shopify.message("away")), { status: 503, headers: { "Retry-After": "30" } });
}
