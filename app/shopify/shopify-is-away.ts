/** What a merchant is told when Shopify itself does not answer: thrown from a loader or an action. */
export function shopifyIsAway(): Response {
  const words = "Shopify doesn't answer Waybill just now. Nothing is lost: reload this page in a minute.";
  return new Response(words, { status: 503, statusText: "Shopify does not answer", headers: { "Retry-After": "30" } });
}
