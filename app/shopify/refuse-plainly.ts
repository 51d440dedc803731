import { readerFor } from "#app/platform/messages/languages.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { shopify } from "./messages.ts";

/** What a merchant is told when Shopify itself does not answer, in the language that they ask for: thrown from a loader or an action. */
export function shopifyIsAway(request: Request): Response {
  return answerPlainly(request, "away", { status: 503, headers: { "Retry-After": "30" } });
}

/** What is told to somebody who comes with a session token that Shopify never made. App Bridge asks for another one and tries again. */
export function notShopifysToken(request: Request): Response {
  return answerPlainly(request, "not-shopifys-token", { status: 401, headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" } });
}

/** What is told to somebody whom no admin of Shopify's has sent here. */
export function notShopifysAddress(request: Request): Response {
  return answerPlainly(request, "not-shopifys-address", { status: 400 });
}

function answerPlainly(request: Request, said: "away" | "not-shopifys-token" | "not-shopifys-address", init: ResponseInit): Response {
  const asked = new URL(request.url).searchParams.get("locale") ?? request.headers.get("accept-language");
  return new Response(wordsFor(readerFor(asked, "UTC"))(shopify.message(said)), init);
}
